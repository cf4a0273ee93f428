/** The packaged service under faults: killed nodes, killed processes, floods. T numbers are those of the project's fault list. */
@NullMarked
package dev.relevo.ingest.faults;

import org.jspecify.annotations.NullMarked;
