/**
 * A load generator for HTTP/1.1: many kept connections, one thread, requests made beforehand, so that it takes as little as possible
 * of the machine it shares with what it measures.
 *
 * <p>Start at {@link dev.relevo.bench.load.LoadGenerator}.
 */
@NullMarked
package dev.relevo.bench.load;

import org.jspecify.annotations.NullMarked;
