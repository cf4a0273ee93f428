/** Bounds of what is read and written, and the dead-letter topics. */
@NullMarked
package dev.relevo.router.limits;

import org.jspecify.annotations.NullMarked;
