package dev.relevo.kit.deadletters;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/**
 * What every command works with.
 *
 * @param broker client settings
 * @param topics the dead-letter topics that were asked for
 * @param out for what was asked for
 * @param err for progress and problems
 */
record Session(Mailbox mailbox, Map<String, Object> broker, List<String> topics, PrintWriter out, PrintWriter err) {}
