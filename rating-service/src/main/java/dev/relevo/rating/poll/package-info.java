/** The polling of colours from the Graph API: no webhook carries them. */
@NullMarked
package dev.relevo.rating.poll;

import org.jspecify.annotations.NullMarked;
