/** Times of day in a time zone. Pure: it needs nothing but the JDK. */
@NullMarked
package dev.relevo.kit.hours;

import org.jspecify.annotations.NullMarked;
