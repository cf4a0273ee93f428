/**
 * Three of escalation-router's rules, written the usual ways with Apache Flink: human-request, bot-miss three times in a row,
 * user-repeats.
 *
 * <p>Start at {@link dev.relevo.bench.flink.StuckJob}, one process function, or {@link dev.relevo.bench.flink.StuckCepJob}, the
 * library for patterns.
 */
@NullMarked
package dev.relevo.bench.flink;

import org.jspecify.annotations.NullMarked;
