package dev.relevo.bench.decision;

import dev.relevo.router.text.PhraseBook;
import dev.relevo.router.text.WordLists;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A list of {@link PhraseBook} in the forms that libraries take: one regular expression, or all phrases in full.
 *
 * @param patterns the lines, each a list of groups
 */
record PhraseGrammar(List<Line> patterns) {
    private static final String HIDES = "! ";

    /** Words of one pattern; {@code hides} when it is no phrase. */
    record Line(boolean hides, List<Group> groups) {}

    /** Alternatives, each of one or more words. */
    record Group(boolean optional, List<String> alternatives) {}

    /** The list of all languages. */
    static PhraseGrammar of(String list) {
        List<Line> patterns = new ArrayList<>();
        for (List<String> file : WordLists.lines(list).values()) {
            Map<String, String> names = new HashMap<>();
            for (String line : file) {
                int defines = line.indexOf(" = ");
                if (defines > 0) {
                    names.put("<" + line.substring(0, defines) + ">", line.substring(defines + 3));
                } else {
                    patterns.add(line(line, names));
                }
            }
        }
        return new PhraseGrammar(patterns);
    }

    private static Line line(String text, Map<String, String> names) {
        boolean hides = text.startsWith(HIDES);
        List<Group> groups = new ArrayList<>();
        for (String group : (hides ? text.substring(HIDES.length()) : text).split(" ")) {
            boolean optional = group.endsWith("?");
            String bare = optional ? group.substring(0, group.length() - 1) : group;
            String named = names.getOrDefault(bare, bare.replaceAll("[()]", ""));
            groups.add(new Group(
                    optional,
                    List.of(named.split("\\|")).stream()
                            .map(words -> words.replace('_', ' '))
                            .toList()));
        }
        return new Line(hides, groups);
    }

    /** For texts with one space after each word. The group {@code hides} has what is no phrase. */
    Pattern regex() {
        return Pattern.compile("(?<![^ ])(?:(?<hides>" + alternation(true) + ")|" + alternation(false) + ")");
    }

    private String alternation(boolean hides) {
        String all = patterns.stream()
                .filter(line -> line.hides() == hides)
                .map(line -> line.groups().stream().map(PhraseGrammar::regex).collect(Collectors.joining()))
                .collect(Collectors.joining("|"));
        return all.isEmpty() ? "(?!)" : all;
    }

    private static String regex(Group group) {
        String all = group.alternatives().stream()
                .map(words -> switch (words) {
                    case "^", "$" -> words;
                    case "*" -> "[^ ]+ ";
                    default -> Pattern.quote(words + " ");
                })
                .collect(Collectors.joining("|"));
        return "(?:" + all + ")" + (group.optional() ? "?" : "");
    }

    /** The number of phrases in full. */
    BigInteger phrases() {
        return patterns.stream()
                .map(line -> line.groups().stream()
                        .map(group -> BigInteger.valueOf(group.alternatives().size() + (group.optional() ? 1 : 0)))
                        .reduce(BigInteger.ONE, BigInteger::multiply))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** All phrases in full. For short files. */
    List<String> inFull() {
        List<String> all = new ArrayList<>();
        for (Line line : patterns) {
            List<String> reached = List.of("");
            for (Group group : line.groups()) {
                List<String> next = new ArrayList<>(group.optional() ? reached : List.of());
                for (String start : reached) {
                    group.alternatives().forEach(words -> next.add(start + words + " "));
                }
                reached = next;
            }
            all.addAll(reached);
        }
        return all;
    }
}
