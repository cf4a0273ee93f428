/** Tells people, once, and records whether it worked. Read the readers first, then {@code AlertNotifier}, then {@code delivery.Dispatcher}. */
@NullMarked
package dev.relevo.notifier;

import org.jspecify.annotations.NullMarked;
