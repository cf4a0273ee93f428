/**
 * Volume and outcomes of the numbers, counted from Kafka: {@link dev.relevo.rating.volume.VolumeReaders} reads,
 * {@link dev.relevo.rating.volume.StatusBatch} and its like are one transaction each, {@code count} holds the rules and {@code store}
 * the tables. {@link dev.relevo.rating.volume.VolumeWatch} then has the numbers evaluated.
 */
@NullMarked
package dev.relevo.rating.volume;

import org.jspecify.annotations.NullMarked;
