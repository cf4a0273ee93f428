/** Incidents in PagerDuty, by its Events API. */
@NullMarked
package dev.relevo.notifier.channel.pagerduty;

import org.jspecify.annotations.NullMarked;
