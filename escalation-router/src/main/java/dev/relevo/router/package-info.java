/** Wiring: the topology that feeds {@code conversation.Decider} and carries out what it decides. */
@NullMarked
package dev.relevo.router;

import org.jspecify.annotations.NullMarked;
