/** The life of a handoff, from enough evidence to its end, one transition at a time. Pure. */
@NullMarked
package dev.relevo.router.handoff;

import org.jspecify.annotations.NullMarked;
