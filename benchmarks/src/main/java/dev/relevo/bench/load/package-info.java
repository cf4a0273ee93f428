/**
 * A load generator for HTTP/1.1: many kept connections, one thread, prebuilt requests, so that it uses as little as possible of the
 * machine that it shares with the target.
 *
 * <p>Start at {@link dev.relevo.bench.load.LoadGenerator}.
 */
@NullMarked
package dev.relevo.bench.load;

import org.jspecify.annotations.NullMarked;
