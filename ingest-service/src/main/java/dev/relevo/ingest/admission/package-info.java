/**
 * Admission control and intake: limits on requests in flight, on bytes and on each address, then verification, translation and the
 * answer.
 */
@NullMarked
package dev.relevo.ingest.admission;

import org.jspecify.annotations.NullMarked;
