/** Alerts in PostgreSQL, their events on the alert topic, and their API for operators. */
@NullMarked
package dev.relevo.notifier.alert.store;

import org.jspecify.annotations.NullMarked;
