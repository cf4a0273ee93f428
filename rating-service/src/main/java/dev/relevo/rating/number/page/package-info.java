/** Filters, positions and parts of the lists of numbers and red cases. */
@NullMarked
package dev.relevo.rating.number.page;

import org.jspecify.annotations.NullMarked;
