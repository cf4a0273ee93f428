/** The transcript: turns, their marks, and the events processed so far. Pure. */
@NullMarked
package dev.relevo.router.transcript;

import org.jspecify.annotations.NullMarked;
