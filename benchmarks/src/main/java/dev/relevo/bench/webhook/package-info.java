/** Webhooks as Meta's Cloud API sends them, signed, made before the measuring starts. */
@NullMarked
package dev.relevo.bench.webhook;

import org.jspecify.annotations.NullMarked;
