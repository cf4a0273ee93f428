/**
 * Turns what providers send into events and answers only after the broker has them.
 *
 * <p>Start at {@link dev.relevo.ingest.meta.WebhookResource}. What it and Turn's have in common is {@link
 * dev.relevo.ingest.WebhookIntake}: it verifies, hands the JSON to the pure {@code translate} package, and gives the events to {@link
 * dev.relevo.ingest.EventPublisher}.
 */
@NullMarked
package dev.relevo.ingest;

import org.jspecify.annotations.NullMarked;
