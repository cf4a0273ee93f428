/** The {@code dead-letters} command: lists, shows and replays records that a reader could not use. */
@NullMarked
package dev.relevo.kit.deadletters;

import org.jspecify.annotations.NullMarked;
