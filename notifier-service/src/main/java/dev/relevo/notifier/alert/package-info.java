/** What is wrong, and what people should hear of it. Pure: start at {@code AlertRules} and {@code AlertDecision}. */
@NullMarked
package dev.relevo.notifier.alert;

import org.jspecify.annotations.NullMarked;
