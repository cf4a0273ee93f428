/**
 * The transactional outbox: events are stored in the transaction of their cause and published after it, in order per key. A row that
 * cannot be published is parked and holds back its key only. It is plain JDBC: a service passes its data source and its
 * {@link OutboxTable}, calls {@link OutboxJobs} on a schedule and extends {@link ParkedRowsResource}. Start with {@link Outbox} and
 * {@link OutboxRelay}.
 */
@NullMarked
package dev.relevo.kit.outbox;

import org.jspecify.annotations.NullMarked;
