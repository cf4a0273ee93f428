/** The queues: their topics, how many users wait, and who serves them. */
@NullMarked
package dev.relevo.router.queues;

import org.jspecify.annotations.NullMarked;
