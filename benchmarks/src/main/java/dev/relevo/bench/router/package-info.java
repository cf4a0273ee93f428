/** Events per second, latency, CPU and state size of escalation-router, beside a minimal stateful topology and Flink. */
@NullMarked
package dev.relevo.bench.router;

import org.jspecify.annotations.NullMarked;
