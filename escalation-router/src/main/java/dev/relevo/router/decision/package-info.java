/** What one event, action or timer changes in a conversation; {@code Decider} is the entry point. Pure. */
@NullMarked
package dev.relevo.router.decision;

import org.jspecify.annotations.NullMarked;
