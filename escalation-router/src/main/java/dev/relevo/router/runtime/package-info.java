/** Runs the topology and answers questions about the conversations of this instance. */
@NullMarked
package dev.relevo.router.runtime;

import org.jspecify.annotations.NullMarked;
