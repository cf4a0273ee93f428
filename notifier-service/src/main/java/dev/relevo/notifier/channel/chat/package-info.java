/** What the chat channels have in common: a notification as lines, cleaned and cut. Pure. */
@NullMarked
package dev.relevo.notifier.channel.chat;

import org.jspecify.annotations.NullMarked;
