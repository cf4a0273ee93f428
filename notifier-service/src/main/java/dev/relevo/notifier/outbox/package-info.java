/** The transactional outbox: events that are stored with the change they report and then published. Start with {@link OutboxSchedule}. */
@NullMarked
package dev.relevo.notifier.outbox;

import org.jspecify.annotations.NullMarked;
