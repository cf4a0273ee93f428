/** Placeholders until the rooms exist. */
@NullMarked
package dev.relevo.rating.pending;

import org.jspecify.annotations.NullMarked;
