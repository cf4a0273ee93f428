/** Calling other servers: answers are bounded, whatever their head says. */
@NullMarked
package dev.relevo.kit.http;

import org.jspecify.annotations.NullMarked;
