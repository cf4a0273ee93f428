package dev.relevo.kit.outbox;

import java.time.Duration;

/**
 * What is a service's own of its outbox; a bean of each service that has one.
 *
 * @param table the table
 * @param keep how long published rows are kept
 * @param access which parked rows an API key limited to numbers may access
 */
public record OutboxSettings(OutboxTable table, Duration keep, RowAccess access) {}
