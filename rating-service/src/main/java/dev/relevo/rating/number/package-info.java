/** The book of numbers: what is known of each, its history and red cases, and the API on it. */
@NullMarked
package dev.relevo.rating.number;

import org.jspecify.annotations.NullMarked;
