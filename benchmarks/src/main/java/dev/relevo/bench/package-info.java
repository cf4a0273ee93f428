/**
 * Benchmarks of the packaged services against alternatives.
 *
 * <p>Start at {@link dev.relevo.bench.Main}; {@link dev.relevo.bench.ingest.IngestBenchmark} is the benchmark of
 * {@code ./relevo bench ingest}.
 */
@NullMarked
package dev.relevo.bench;

import org.jspecify.annotations.NullMarked;
