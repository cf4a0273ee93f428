/** Tests of the packaged service under faults: killed nodes, killed processes, floods. */
@NullMarked
package dev.relevo.ingest.faults;

import org.jspecify.annotations.NullMarked;
