@NullMarked
package dev.relevo.notifier.channel.chat;

import org.jspecify.annotations.NullMarked;
