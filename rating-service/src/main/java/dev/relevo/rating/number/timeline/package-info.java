/** The last observations of a number, stored apart from its row. */
@NullMarked
package dev.relevo.rating.number.timeline;

import org.jspecify.annotations.NullMarked;
