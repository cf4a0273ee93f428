/** Tests of the pure rules of counting. */
@NullMarked
package dev.relevo.rating.volume.count;

import org.jspecify.annotations.NullMarked;
