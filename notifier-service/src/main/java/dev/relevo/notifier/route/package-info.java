/**
 * Where an alert goes: the routing tree with the vocabulary and semantics of Prometheus Alertmanager, and what it has beyond them.
 * Pure; begin with {@link dev.relevo.notifier.route.RoutingTree}.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/">Alertmanager: Configuration</a>
 */
@NullMarked
package dev.relevo.notifier.route;

import org.jspecify.annotations.NullMarked;
