/** Where a request ends: what Vert.x reads generously is refused here, because a proxy before us may read it differently. */
@NullMarked
package dev.relevo.ingest.framing;

import org.jspecify.annotations.NullMarked;
