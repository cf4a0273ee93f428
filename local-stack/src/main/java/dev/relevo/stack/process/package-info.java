/** Child processes, their logs and their ports. Knows nothing of what runs in them. */
@NullMarked
package dev.relevo.stack.process;

import org.jspecify.annotations.NullMarked;
