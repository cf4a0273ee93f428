/** Outbound HTTP for all channels whose addresses people type in: guarded, bounded, without retries. */
@NullMarked
package dev.relevo.notifier.channel.http;

import org.jspecify.annotations.NullMarked;
