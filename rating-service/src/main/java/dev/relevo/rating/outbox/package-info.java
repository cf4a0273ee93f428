/** The transactional outbox: events are stored in the transaction of their cause, then relayed to Kafka in order per key. */
@NullMarked
package dev.relevo.rating.outbox;

import org.jspecify.annotations.NullMarked;
