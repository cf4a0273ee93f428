package dev.relevo.router.conversation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Phrases of all languages in one trie of words, looked up in one pass. Immutable after loading.
 *
 * <p>The file has one pattern a line: groups of alternatives, {@code (talk|speak) (to|with) (a|an)? (human|person)}; a
 * {@code ?} makes a group optional, {@code _} joins words of one alternative, {@code ^} and {@code $} bind to the message's
 * start and end, {@code #} starts a comment.
 */
final class PhraseBook {
    private static final String START = "^";
    private static final String END = "$";

    private final Node root = new Node();

    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private boolean ends;

        Node step(String word) {
            return next.computeIfAbsent(word, ignored -> new Node());
        }
    }

    /** Reads a file that lies beside this class. */
    static PhraseBook load(String resource) {
        var stream = Objects.requireNonNull(PhraseBook.class.getResourceAsStream(resource), resource);
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return of(lines.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    static PhraseBook of(List<String> patterns) {
        PhraseBook book = new PhraseBook();
        patterns.stream()
                .map(line -> line.contains("#") ? line.substring(0, line.indexOf('#')) : line)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(book::add);
        return book;
    }

    private void add(String pattern) {
        List<Node> reached = List.of(root);
        for (String group : pattern.split(" ")) {
            boolean optional = group.endsWith("?");
            String inner = optional ? group.substring(0, group.length() - 1) : group;
            String bare = inner.startsWith("(") ? inner.substring(1, inner.length() - 1) : inner;
            List<Node> before = reached;
            var after = java.util.stream.Stream.of(bare.split("\\|"))
                    .flatMap(alternative -> before.stream().map(node -> walk(node, alternative)));
            reached = (optional ? java.util.stream.Stream.concat(before.stream(), after) : after)
                    .distinct()
                    .toList();
        }
        reached.forEach(node -> node.ends = true);
    }

    private static Node walk(Node from, String alternative) {
        Node node = from;
        for (String word : alternative.split("_")) {
            node = node.step(word);
        }
        return node;
    }

    /** The first phrase in these folded words, if any. */
    Optional<String> find(List<String> words) {
        for (int start = 0; start < words.size(); start++) {
            int end = longestMatch(root, words, start);
            if (end < 0 && start == 0) {
                Node anchored = root.next.get(START);
                end = anchored == null ? -1 : longestMatch(anchored, words, 0);
            }
            if (end > start) {
                return Optional.of(String.join(" ", words.subList(start, end)));
            }
        }
        return Optional.empty();
    }

    /** Index after the longest phrase that starts here, or -1. */
    private static int longestMatch(Node from, List<String> words, int start) {
        int longest = -1;
        Node node = from;
        for (int i = start; i < words.size(); i++) {
            Node stepped = node.next.get(words.get(i));
            if (stepped == null) {
                break;
            }
            node = stepped;
            Node atEnd = i == words.size() - 1 ? node.next.get(END) : null;
            if (node.ends || (atEnd != null && atEnd.ends)) {
                longest = i + 1;
            }
        }
        return longest;
    }
}
