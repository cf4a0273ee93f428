/** Tests of the volume on a real broker and database. */
@NullMarked
package dev.relevo.rating.volume;

import org.jspecify.annotations.NullMarked;
