@NullMarked
package dev.relevo.notifier.channel.slack;

import org.jspecify.annotations.NullMarked;
