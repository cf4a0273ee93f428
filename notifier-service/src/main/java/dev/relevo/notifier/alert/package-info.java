/** The rules that turn events into alerts and notices. Pure: start with {@code AlertRules} and {@code AlertDecision}. */
@NullMarked
package dev.relevo.notifier.alert;

import org.jspecify.annotations.NullMarked;
