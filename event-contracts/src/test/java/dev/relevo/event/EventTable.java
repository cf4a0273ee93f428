package dev.relevo.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of docs/reference/events.md: each type with its topic, writers and readers, by the operations of the AsyncAPI document. */
record EventTable(JsonNode asyncApi, Path page) {
    private static final String DEAD_LETTERS = "dead-letters";
    private static final String ROW = "| `";

    List<String> rows() {
        List<String> rows = new ArrayList<>();
        asyncApi.get("channels").properties().stream()
                .filter(channel -> !channel.getKey().equals(DEAD_LETTERS))
                .forEach(channel -> channel.getValue()
                        .get("messages")
                        .fieldNames()
                        .forEachRemaining(type -> {
                            String writers = users(channel.getKey(), "-writes-", type);
                            rows.add("| `%s` | `%s` | %s | %s | [schema](../../event-contracts/%s/schema/%s.json) |"
                                    .formatted(
                                            type,
                                            channel.getValue().get("address").asText(),
                                            writers.isEmpty() ? "planned" : writers,
                                            users(channel.getKey(), "-reads-", type),
                                            ContractFiles.ROOT,
                                            type));
                        }));
        return rows;
    }

    List<String> rowsOfThePage() throws IOException {
        try (Stream<String> lines = Files.lines(page)) {
            return lines.filter(line -> line.startsWith(ROW)).toList();
        }
    }

    /** Puts the rows where the page has its rows now. */
    void write() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(page));
        int first = lines.indexOf(rowsOfThePage().getFirst());
        lines.removeIf(line -> line.startsWith(ROW));
        lines.addAll(first, rows());
        Files.write(page, lines);
    }

    private String users(String channel, String does, String type) {
        return asyncApi.get("operations").properties().stream()
                .filter(operation -> operation.getKey().endsWith(does + channel))
                .filter(operation -> isOf(operation.getValue(), type))
                .map(Map.Entry::getKey)
                .map(name -> name.substring(0, name.length() - does.length() - channel.length()))
                .collect(Collectors.joining(", "));
    }

    /** An operation without messages is one of all messages of its channel. */
    private static boolean isOf(JsonNode operation, String type) {
        JsonNode messages = operation.path("messages");
        return messages.isMissingNode()
                || messages.valueStream()
                        .anyMatch(message -> message.get("$ref").asText().endsWith("/messages/" + type));
    }
}
