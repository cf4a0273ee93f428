/**
 * The relay of a transactional outbox: stored events are published in order per key, and a row that cannot be published is parked and
 * holds back its key only. It uses no database library: a service implements {@link OutboxStore} on its own table. Start with
 * {@link OutboxRelay}.
 */
@NullMarked
package dev.relevo.kit.outbox;

import org.jspecify.annotations.NullMarked;
