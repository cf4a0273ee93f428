/** Webhooks per second, latency and CPU of ingest-service, beside a bare pipe and the usual Node build. */
@NullMarked
package dev.relevo.bench.ingest;

import org.jspecify.annotations.NullMarked;
