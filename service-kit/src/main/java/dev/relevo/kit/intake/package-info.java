/** Consuming records from Kafka into a database: when offsets are committed, what is retried, what goes to the dead letter. */
@NullMarked
package dev.relevo.kit.intake;

import org.jspecify.annotations.NullMarked;
