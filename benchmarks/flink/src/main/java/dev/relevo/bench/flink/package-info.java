/**
 * Three of escalation-router's rules, implemented in the two usual ways with Apache Flink: human-request, bot-miss three times in a row,
 * user-repeats.
 *
 * <p>Start at {@link dev.relevo.bench.flink.StuckJob}, one process function, or {@link dev.relevo.bench.flink.StuckCepJob}, which uses
 * the pattern library.
 */
@NullMarked
package dev.relevo.bench.flink;

import org.jspecify.annotations.NullMarked;
