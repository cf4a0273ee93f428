/** Events that were made true in the database, on their way to their topics. Start with {@link OutboxRelay}. */
@NullMarked
package dev.relevo.notifier.outbox;

import org.jspecify.annotations.NullMarked;
