/** Asks the Graph API for the colours: no webhook carries them. */
@NullMarked
package dev.relevo.rating.poll;

import org.jspecify.annotations.NullMarked;
