/** Readers of the topics, and what each record leads to: alerts, deliveries, recorded outcomes. Start with {@code EventReaders}. */
@NullMarked
package dev.relevo.notifier.intake;

import org.jspecify.annotations.NullMarked;
