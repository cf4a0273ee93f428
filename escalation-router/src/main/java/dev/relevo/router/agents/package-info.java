/** The agents: their presence and load, followed from the log. */
@NullMarked
package dev.relevo.router.agents;

import org.jspecify.annotations.NullMarked;
