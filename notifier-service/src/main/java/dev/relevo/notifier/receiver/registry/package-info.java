/** Receivers as kept in PostgreSQL and set by operators. */
@NullMarked
package dev.relevo.notifier.receiver.registry;

import org.jspecify.annotations.NullMarked;
