/** What every benchmark needs to start processes and leave nothing behind. */
@NullMarked
package dev.relevo.bench.run;

import org.jspecify.annotations.NullMarked;
