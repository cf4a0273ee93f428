/** Each thing to be told to each, once: queue, workers, retries and record. */
@NullMarked
package dev.relevo.notifier.delivery;

import org.jspecify.annotations.NullMarked;
