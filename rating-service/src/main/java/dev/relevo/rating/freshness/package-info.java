/** How current the knowledge of each number is: the promised age, and the events when it is broken and kept again. */
@NullMarked
package dev.relevo.rating.freshness;

import org.jspecify.annotations.NullMarked;
