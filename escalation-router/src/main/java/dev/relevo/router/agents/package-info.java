/** Who is at work and how busy: what the decider knows of agents, and where they say that they are there. */
@NullMarked
package dev.relevo.router.agents;

import org.jspecify.annotations.NullMarked;
