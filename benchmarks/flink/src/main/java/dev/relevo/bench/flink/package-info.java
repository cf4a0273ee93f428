/**
 * Three of escalation-router's rules, written the usual way with Apache Flink: human-request, bot-miss three times in a row,
 * user-repeats.
 *
 * <p>Start at {@link dev.relevo.bench.flink.StuckJob}.
 */
@NullMarked
package dev.relevo.bench.flink;

import org.jspecify.annotations.NullMarked;
