/**
 * Delivery of alerts and messages to people: each is sent once, and the result is recorded. Start with {@code intake.EventReaders}, then
 * {@code intake.AlertNotifier}, then {@code delivery.Dispatcher}.
 */
@NullMarked
package dev.relevo.notifier;

import org.jspecify.annotations.NullMarked;
