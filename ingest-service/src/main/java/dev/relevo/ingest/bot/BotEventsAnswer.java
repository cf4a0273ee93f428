package dev.relevo.ingest.bot;

import java.util.List;

/**
 * The answer to {@code POST /v1/bot-events}.
 *
 * @param accepted how many items are stored
 * @param rejected the others
 */
public record BotEventsAnswer(int accepted, List<RejectedItem> rejected) {
    public BotEventsAnswer {
        rejected = List.copyOf(rejected);
    }

    /**
     * An item that was not taken.
     *
     * @param index its place in the request, from 0
     * @param problem what is wrong with it
     */
    public record RejectedItem(int index, ItemProblem problem) {}

    /**
     * What is wrong with an item.
     *
     * @param field the field
     * @param expected what it should be
     * @param got what it is
     */
    public record ItemProblem(String field, String expected, String got) {}
}
