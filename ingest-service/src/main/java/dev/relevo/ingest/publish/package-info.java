/** Publishing to Kafka: all events of a request are acknowledged by the broker before the answer is 200. */
@NullMarked
package dev.relevo.ingest.publish;

import org.jspecify.annotations.NullMarked;
