/** Fault tests of the packaged service with hostile input. */
@NullMarked
package dev.relevo.rating.faults;

import org.jspecify.annotations.NullMarked;
