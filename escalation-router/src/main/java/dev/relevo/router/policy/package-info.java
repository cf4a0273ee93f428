/** What an operator decided for a number: detectors, queues, hours, paths. Pure: the JDK and the events only. */
@NullMarked
package dev.relevo.router.policy;

import org.jspecify.annotations.NullMarked;
