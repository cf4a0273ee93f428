/**
 * The demo story: each step is played through the public interfaces and passes only if its effect was seen there. Start with
 * {@link dev.relevo.quickstart.story.Story}.
 */
@NullMarked
package dev.relevo.quickstart.story;

import org.jspecify.annotations.NullMarked;
