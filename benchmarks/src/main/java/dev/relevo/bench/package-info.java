/**
 * Measures the packaged services beside what they are compared with.
 *
 * <p>Start at {@link dev.relevo.bench.Main}; {@link dev.relevo.bench.ingest.IngestBenchmark} is what {@code ./relevo bench ingest}
 * does.
 */
@NullMarked
package dev.relevo.bench;

import org.jspecify.annotations.NullMarked;
