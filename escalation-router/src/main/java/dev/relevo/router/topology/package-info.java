/** The Kafka Streams topology that feeds {@code decision.Decider} and writes what it decides. */
@NullMarked
package dev.relevo.router.topology;

import org.jspecify.annotations.NullMarked;
