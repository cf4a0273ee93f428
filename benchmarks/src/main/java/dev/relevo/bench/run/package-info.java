/** Starting and stopping of processes, for every benchmark. */
@NullMarked
package dev.relevo.bench.run;

import org.jspecify.annotations.NullMarked;
