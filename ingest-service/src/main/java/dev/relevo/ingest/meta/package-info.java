/** Webhooks of Meta's Cloud API: hub challenge, signature, answer. */
@NullMarked
package dev.relevo.ingest.meta;

import org.jspecify.annotations.NullMarked;
