/**
 * Strict HTTP framing: ambiguous request lengths that Vert.x tolerates are rejected, because a proxy may interpret them differently
 * (request smuggling).
 */
@NullMarked
package dev.relevo.ingest.framing;

import org.jspecify.annotations.NullMarked;
