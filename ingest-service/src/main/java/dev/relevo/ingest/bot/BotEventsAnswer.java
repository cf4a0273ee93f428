package dev.relevo.ingest.bot;

import java.util.List;

/**
 * The response to {@code POST /v1/bot-events}.
 *
 * @param accepted the number of stored items
 * @param rejected the items that were not stored
 */
public record BotEventsAnswer(int accepted, List<RejectedItem> rejected) {
    public BotEventsAnswer {
        rejected = List.copyOf(rejected);
    }

    /**
     * A rejected item.
     *
     * @param index its index in the request, from 0
     * @param problem the reason
     */
    public record RejectedItem(int index, ItemProblem problem) {}

    /**
     * The reason why an item was rejected.
     *
     * @param field the invalid field
     * @param expected the expected value
     * @param got the kind or size of the actual value
     */
    public record ItemProblem(String field, String expected, String got) {}
}
