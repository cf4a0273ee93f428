/** Webhook signatures (HMAC-SHA256) and the secrets they are made with, which can be rotated without a restart. */
@NullMarked
package dev.relevo.ingest.signature;

import org.jspecify.annotations.NullMarked;
