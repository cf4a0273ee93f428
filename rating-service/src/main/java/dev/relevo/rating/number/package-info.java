/**
 * The registered numbers with their ratings and red cases in the database. Start at {@link
 * dev.relevo.rating.number.NumberService}. {@code history} stores the history of each number, {@code
 * timeline} its last observations, {@code page} has the lists; {@code api} serves all of it.
 */
@NullMarked
package dev.relevo.rating.number;

import org.jspecify.annotations.NullMarked;
