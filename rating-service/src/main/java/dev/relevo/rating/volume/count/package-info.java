/** The pure rules of counting: what a status or a handoff event adds, and to which interval. */
@NullMarked
package dev.relevo.rating.volume.count;

import org.jspecify.annotations.NullMarked;
