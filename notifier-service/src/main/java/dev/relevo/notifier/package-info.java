/**
 * Delivery of alerts and messages to people: each is sent once, and the result is recorded. Start with {@code EventReaders}, then
 * {@code AlertNotifier}, then {@code delivery.Dispatcher}.
 */
@NullMarked
package dev.relevo.notifier;

import org.jspecify.annotations.NullMarked;
