@NullMarked
package dev.relevo.notifier.channel.http;

import org.jspecify.annotations.NullMarked;
