/**
 * The decisions on a number's rating and red case: pure functions of state, input and time. Start at {@link
 * dev.relevo.rating.redcase.RatingDecider}.
 */
@NullMarked
package dev.relevo.rating.redcase;

import org.jspecify.annotations.NullMarked;
