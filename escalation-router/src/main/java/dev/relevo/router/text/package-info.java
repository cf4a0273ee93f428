/** Folding and finding words, whatever they are for. Pure: the JDK only. */
@NullMarked
package dev.relevo.router.text;

import org.jspecify.annotations.NullMarked;
