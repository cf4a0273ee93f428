/** What one message tells one receiver. Pure. */
@NullMarked
package dev.relevo.notifier.notification;

import org.jspecify.annotations.NullMarked;
