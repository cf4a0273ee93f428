package dev.relevo.router.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Phrases in one automaton of words, matched in one pass. Immutable after loading.
 *
 * <p>The file has one pattern per line: groups of alternatives, {@code (talk|speak) (to|with) (a|an)? (human|person)}; a {@code ?}
 * makes a group optional, {@code *} is any one word, {@code _} joins words of one alternative, {@code ^} and {@code $} bind to the
 * message's start and end, {@code #} starts a comment. {@code name = human|person} names alternatives for {@code <name>}. A pattern
 * after {@code !} is not a phrase, and hides phrases inside it: {@code ! are you (a)? <name>}.
 */
public final class PhraseBook {
    private static final String START = "^";
    private static final String END = "$";
    private static final String HIDES = "! ";
    private static final String ANY = "*";

    private final Node root = new Node();

    private static final class Node {
        private final Map<String, List<Node>> next = new HashMap<>();
        private final List<Node> afterAny = new ArrayList<>();
        private boolean ends;
        private boolean hides;

        public void to(String word, Node node) {
            (word.equals(ANY) ? afterAny : next.computeIfAbsent(word, ignored -> new ArrayList<>())).add(node);
        }

        public List<Node> after(String word) {
            List<Node> named = next.getOrDefault(word, List.of());
            if (afterAny.isEmpty()) {
                return named;
            }
            List<Node> all = new ArrayList<>(named);
            all.addAll(afterAny);
            return all;
        }

        /** Whether only the message's end is missing. */
        boolean endsThere() {
            for (Node end : next.getOrDefault(END, List.of())) {
                if (end.ends) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The patterns of these lines. */
    public static PhraseBook of(List<String> lines) {
        return ofFiles(List.of(lines));
    }

    /** The patterns of several files; the names that a file gives are its own. */
    public static PhraseBook ofFiles(Collection<List<String>> files) {
        PhraseBook book = new PhraseBook();
        files.forEach(book::addAll);
        return book;
    }

    private void addAll(List<String> lines) {
        Map<String, String> names = new HashMap<>();
        for (String line : WordLists.bare(lines.stream())) {
            int defines = line.indexOf(" = ");
            if (defines > 0) {
                names.put("<" + line.substring(0, defines) + ">", "(" + line.substring(defines + 3) + ")");
            } else {
                add(line, names);
            }
        }
    }

    private void add(String pattern, Map<String, String> names) {
        boolean hides = pattern.startsWith(HIDES);
        List<Node> reached = List.of(root);
        for (String group : (hides ? pattern.substring(HIDES.length()) : pattern).split(" ")) {
            boolean optional = group.endsWith("?");
            String inner = optional ? group.substring(0, group.length() - 1) : group;
            String named = names.getOrDefault(inner, inner);
            String bare = named.startsWith("(") ? named.substring(1, named.length() - 1) : named;
            Node after = new Node();
            for (String alternative : bare.split("\\|")) {
                connect(reached, alternative.split("_"), after);
            }
            List<Node> onward = new ArrayList<>(optional ? reached : List.of());
            onward.add(after);
            reached = onward;
        }
        for (Node last : reached) {
            last.ends = !hides;
            last.hides = hides;
        }
    }

    private static void connect(List<Node> from, String[] words, Node to) {
        Node first = words.length == 1 ? to : new Node();
        from.forEach(node -> node.to(words[0], first));
        Node node = first;
        for (int i = 1; i < words.length; i++) {
            Node next = i == words.length - 1 ? to : new Node();
            node.to(words[i], next);
            node = next;
        }
    }

    /** The first phrase in these folded words, if any. */
    public Optional<String> find(List<String> words) {
        int start = 0;
        while (start < words.size()) {
            Match match = longest(words, start);
            if (match.ends > match.hidesUntil) {
                return Optional.of(String.join(" ", words.subList(start, match.ends)));
            }
            start = Math.max(match.hidesUntil, start + 1);
        }
        return Optional.empty();
    }

    /** Whether a hiding pattern begins before this word and covers it. */
    public boolean hides(List<String> words, int at) {
        for (int start = 0; start < at; start++) {
            if (longest(words, start).hidesUntil > at) {
                return true;
            }
        }
        return false;
    }

    /**
     * Matches that start at a word.
     *
     * @param ends index after the longest phrase; 0 for none
     * @param hidesUntil index after the longest hiding pattern; 0 for none
     */
    private record Match(int ends, int hidesUntil) {
        public static final Match NONE = new Match(0, 0);
    }

    private Match longest(List<String> words, int start) {
        List<Node> open = root.after(words.get(start));
        List<Node> anchored = start == 0 ? root.next.getOrDefault(START, List.of()) : List.of();
        if (open.isEmpty() && anchored.isEmpty()) {
            return Match.NONE;
        }
        List<Node> active = new ArrayList<>(open);
        for (Node node : anchored) {
            active.addAll(node.after(words.getFirst()));
        }
        return active.isEmpty() ? Match.NONE : longest(words, start, active);
    }

    private static Match longest(List<String> words, int start, List<Node> first) {
        List<Node> active = first;
        int ends = 0;
        int hidesUntil = 0;
        for (int i = start; !active.isEmpty(); i++) {
            boolean last = i == words.size() - 1;
            List<Node> following = new ArrayList<>();
            for (Node node : active) {
                ends = node.ends || (last && node.endsThere()) ? i + 1 : ends;
                hidesUntil = node.hides ? i + 1 : hidesUntil;
                if (!last) {
                    following.addAll(node.after(words.get(i + 1)));
                }
            }
            active = following;
        }
        return new Match(ends, hidesUntil);
    }
}
