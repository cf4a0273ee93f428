/**
 * All processes of Relevo on one machine, started and stopped together. Start with
 * {@link dev.relevo.quickstart.stack.RunningStack}.
 */
@NullMarked
package dev.relevo.quickstart.stack;

import org.jspecify.annotations.NullMarked;
