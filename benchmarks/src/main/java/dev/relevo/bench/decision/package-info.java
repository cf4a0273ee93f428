/** Microbenchmarks of the router's pure code: decisions, state and phrases. */
@NullMarked
package dev.relevo.bench.decision;

import org.jspecify.annotations.NullMarked;
