/** Messages in Telegram, by a bot. */
@NullMarked
package dev.relevo.notifier.channel.telegram;

import org.jspecify.annotations.NullMarked;
