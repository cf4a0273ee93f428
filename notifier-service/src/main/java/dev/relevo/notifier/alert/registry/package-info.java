/** Alerts as kept in PostgreSQL, told on the alert topic and served to operators. */
@NullMarked
package dev.relevo.notifier.alert.registry;

import org.jspecify.annotations.NullMarked;
