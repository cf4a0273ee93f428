/**
 * Everything Relevo needs on one machine, started and stopped as one. Start with
 * {@link dev.relevo.quickstart.stack.RunningStack}.
 */
@NullMarked
package dev.relevo.quickstart.stack;

import org.jspecify.annotations.NullMarked;
