/** Groups of alerts that are told together: which, to whom, and when. Start with {@code Pace} and {@code Groups}. */
@NullMarked
package dev.relevo.notifier.group;

import org.jspecify.annotations.NullMarked;
