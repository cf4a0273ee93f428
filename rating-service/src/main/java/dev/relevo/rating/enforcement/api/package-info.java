/** The REST resource of the measures against accounts. */
@NullMarked
package dev.relevo.rating.enforcement.api;

import org.jspecify.annotations.NullMarked;
