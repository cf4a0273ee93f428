/** Receivers in PostgreSQL, and their API for operators. */
@NullMarked
package dev.relevo.notifier.receiver.store;

import org.jspecify.annotations.NullMarked;
