/** The detectors: each finds one kind of evidence that a user is stuck. Pure. */
@NullMarked
package dev.relevo.router.detector;

import org.jspecify.annotations.NullMarked;
