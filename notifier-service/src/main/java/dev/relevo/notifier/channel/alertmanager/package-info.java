/** Alerts to a Prometheus Alertmanager, by its API v2. */
@NullMarked
package dev.relevo.notifier.channel.alertmanager;

import org.jspecify.annotations.NullMarked;
