/** Webhooks of Meta's Cloud API: hub challenge and HTTP endpoints. */
@NullMarked
package dev.relevo.ingest.meta;

import org.jspecify.annotations.NullMarked;
