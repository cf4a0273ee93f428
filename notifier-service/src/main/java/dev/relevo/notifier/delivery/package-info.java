/** The delivery of notices and messages, each once: the queue, the dispatcher, retries with backoff, and the record of the results. */
@NullMarked
package dev.relevo.notifier.delivery;

import org.jspecify.annotations.NullMarked;
