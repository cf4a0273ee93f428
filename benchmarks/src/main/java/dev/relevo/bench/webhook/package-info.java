/** Signed webhooks in the format of Meta's Cloud API, built before the measurement starts. */
@NullMarked
package dev.relevo.bench.webhook;

import org.jspecify.annotations.NullMarked;
