/** The ways to a human that WhatsApp accepts, and what is wrong with one it would not. */
@NullMarked
package dev.relevo.rating.path;

import org.jspecify.annotations.NullMarked;
