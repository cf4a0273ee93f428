@NullMarked
package dev.relevo.notifier.channel.telegram;

import org.jspecify.annotations.NullMarked;
