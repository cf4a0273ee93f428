/** Events per second, latency, CPU and state of escalation-router, beside the least a stateful topology can do and beside Flink. */
@NullMarked
package dev.relevo.bench.router;

import org.jspecify.annotations.NullMarked;
