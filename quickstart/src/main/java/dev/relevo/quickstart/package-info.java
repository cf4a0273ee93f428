/** The command line of {@code ./relevo}. Start with {@link dev.relevo.quickstart.Main}. */
@NullMarked
package dev.relevo.quickstart;

import org.jspecify.annotations.NullMarked;
