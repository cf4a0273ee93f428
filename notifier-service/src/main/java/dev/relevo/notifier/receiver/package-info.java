/** Receivers of alerts: their channels, languages and filters. Pure. */
@NullMarked
package dev.relevo.notifier.receiver;

import org.jspecify.annotations.NullMarked;
