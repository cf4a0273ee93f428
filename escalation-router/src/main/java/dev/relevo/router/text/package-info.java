/** Folds, compares and finds words. Pure: the JDK only. */
@NullMarked
package dev.relevo.router.text;

import org.jspecify.annotations.NullMarked;
