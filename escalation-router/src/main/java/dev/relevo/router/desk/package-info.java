/** The HTTP API for agents: handoffs, conversations, presence. */
@NullMarked
package dev.relevo.router.desk;

import org.jspecify.annotations.NullMarked;
