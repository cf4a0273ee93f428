/**
 * Receives provider webhooks and bot events, turns them into events, and answers 200 only after the broker has acknowledged them.
 *
 * <p>Start at {@link dev.relevo.ingest.meta.WebhookResource}. Meta's and Turn's webhooks share {@link
 * dev.relevo.ingest.admission.WebhookIntake}: it verifies the signature, passes the JSON to the pure {@code translate} package, and
 * passes the events to {@link dev.relevo.ingest.publish.EventPublisher}.
 */
@NullMarked
package dev.relevo.ingest;

import org.jspecify.annotations.NullMarked;
