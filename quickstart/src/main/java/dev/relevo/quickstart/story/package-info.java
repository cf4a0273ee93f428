/**
 * The demo story. Each step uses the public interfaces only and passes only if its effect is seen there. Start with
 * {@link dev.relevo.quickstart.story.Story}.
 */
@NullMarked
package dev.relevo.quickstart.story;

import org.jspecify.annotations.NullMarked;
