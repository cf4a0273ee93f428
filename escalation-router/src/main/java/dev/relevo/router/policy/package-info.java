/** What an operator configured for a number: detectors, queues, hours, contact paths. Pure: the JDK and the events only. */
@NullMarked
package dev.relevo.router.policy;

import org.jspecify.annotations.NullMarked;
