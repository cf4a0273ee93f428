/** Who is present and how busy they are, followed from the log. */
@NullMarked
package dev.relevo.router.agents;

import org.jspecify.annotations.NullMarked;
