package dev.relevo.kit.deadletters;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/**
 * Context that the commands share.
 *
 * @param broker client settings
 * @param topics the selected dead-letter topics
 * @param out for results
 * @param err for progress and problems
 */
record CommandContext(
        DeadLetterReader reader, Map<String, Object> broker, List<String> topics, PrintWriter out, PrintWriter err) {}
