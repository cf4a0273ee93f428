@NullMarked
package dev.relevo.notifier.channel.webhook;

import org.jspecify.annotations.NullMarked;
