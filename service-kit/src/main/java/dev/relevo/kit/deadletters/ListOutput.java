package dev.relevo.kit.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Output of {@code list}: position, time, reason and size of each letter. No content, and only a short hash of the key. */
final class ListOutput {
    private static final String FORMAT = "%-48s %-12s %-24s %-12s %9s %-6s %-8s %s%n";

    private final CommandContext context;
    private final int limit;
    private final boolean withReplayed;
    private final boolean json;
    private final ObjectMapper mapper = new ObjectMapper();
    private int printed;
    private boolean isMore;

    ListOutput(CommandContext context, int limit, boolean withReplayed, boolean json) {
        this.context = context;
        this.limit = limit;
        this.withReplayed = withReplayed;
        this.json = json;
    }

    int print(LetterFilter filter) {
        if (!json) {
            context.out().printf(FORMAT, "TOPIC", "P:OFFSET", "TIME", "ORIGIN", "BYTES", "KEY", "STATE", "REASON");
        }
        for (String topic : context.topics()) {
            Set<RecordPosition> replayed = context.reader().replayed(topic);
            context.reader().scan(topic, letter -> {
                if (letter.replayed().isEmpty()
                        && filter.takes(letter)
                        && (withReplayed || !replayed.contains(letter.position()))) {
                    isMore = printed == limit;
                    if (!isMore) {
                        print(letter, replayed.contains(letter.position()));
                    }
                }
                return !isMore;
            });
            if (isMore) {
                context.err().printf("There are more than %d; raise --limit.%n", limit);
                break;
            }
        }
        context.out().flush();
        return 0;
    }

    private void print(DeadLetterRecord letter, boolean isReplayed) {
        printed++;
        String state = isReplayed ? "replayed" : letter.isCut() ? "cut" : "whole";
        String origin = letter.origin().map(RecordPosition::toString).orElse("?");
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("topic", letter.record().topic());
            fields.put("partition", letter.position().partition());
            fields.put("offset", letter.position().offset());
            fields.put("time", letter.at().toString());
            fields.put("origin", letter.source() + ":" + origin);
            fields.put("bytes", letter.size());
            fields.put("keyHash", letter.keyHash());
            fields.put("state", state);
            fields.put("reason", letter.reason());
            context.out().println(json(fields));
        } else {
            context.out()
                    .printf(
                            FORMAT,
                            letter.record().topic(),
                            letter.position(),
                            letter.at(),
                            origin,
                            letter.size(),
                            letter.keyHash(),
                            state,
                            letter.reason());
        }
    }

    private String json(Map<String, Object> fields) {
        try {
            return mapper.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line is not JSON", e);
        }
    }
}
