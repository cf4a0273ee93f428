/** The API of the volume. */
@NullMarked
package dev.relevo.rating.volume.api;

import org.jspecify.annotations.NullMarked;
