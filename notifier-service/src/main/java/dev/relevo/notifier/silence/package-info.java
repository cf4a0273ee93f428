/** Silences: their table, their API, and those that last now. */
@NullMarked
package dev.relevo.notifier.silence;

import org.jspecify.annotations.NullMarked;
