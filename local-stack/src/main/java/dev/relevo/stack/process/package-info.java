/** Child processes, their logs and their ports, independent of the programs that run in them. */
@NullMarked
package dev.relevo.stack.process;

import org.jspecify.annotations.NullMarked;
