/** Alerts of other systems, through the webhook of Prometheus Alertmanager. */
@NullMarked
package dev.relevo.notifier.external;

import org.jspecify.annotations.NullMarked;
