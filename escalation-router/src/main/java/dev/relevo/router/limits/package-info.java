/** Bounds of input and output, and the dead-letter topics. */
@NullMarked
package dev.relevo.router.limits;

import org.jspecify.annotations.NullMarked;
