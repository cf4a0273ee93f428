@NullMarked
package dev.relevo.notifier.channel.email;

import org.jspecify.annotations.NullMarked;
