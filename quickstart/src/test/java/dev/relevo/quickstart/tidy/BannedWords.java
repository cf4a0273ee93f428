package dev.relevo.quickstart.tidy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The list of {@code tidy/banned-words.txt} over the prose of a checkout, without {@code tidy/exempt-paths.txt}. */
final class BannedWords {
    private static final Pattern TEXT_FILE = Pattern.compile(
            "\\.(?:java|md|ya?ml|properties|sql|sh|py|html|xml|tpl|txt)$|(?:^|/)(?:relevo|run|Dockerfile[^/]*)$");
    private static final String OWN_LIST = "src/test/resources/tidy/";

    private final Map<Pattern, String> replacements = read("banned-words.txt", "(?i)");
    private final Map<Pattern, String> exempt = read("exempt-paths.txt", "");

    /** Each banned word as {@code file:line: "word" → replacement | text}. */
    List<String> findIn(Checkout checkout) {
        List<String> findings = new ArrayList<>();
        for (String path : checkout.paths(this::isChecked)) {
            for (Prose.Passage passage : Prose.of(path, checkout.read(path))) {
                check(path, passage, findings);
            }
        }
        return findings;
    }

    private void check(String path, Prose.Passage passage, List<String> findings) {
        String sentence = passage.text().replace('\n', ' ');
        replacements.forEach((banned, replacement) -> banned.matcher(sentence)
                .results()
                .forEach(found -> findings.add("%s:%d: \"%s\" → %s | %s"
                        .formatted(
                                path,
                                passage.lineOf(found.start()),
                                found.group(),
                                replacement,
                                around(sentence, found.start(), found.end())))));
    }

    private boolean isChecked(String path) {
        return TEXT_FILE.matcher(path).find()
                && !path.contains(OWN_LIST)
                && exempt.keySet().stream()
                        .noneMatch(pattern -> pattern.matcher(path).find());
    }

    private static String around(String text, int start, int end) {
        return text.substring(Math.max(0, start - 60), Math.min(text.length(), end + 60));
    }

    private static Map<Pattern, String> read(String resource, String flags) {
        Map<Pattern, String> rules = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(BannedWords.class.getResourceAsStream("/tidy/" + resource), resource),
                StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] rule = line.split(" => ", 2);
                        rules.put(Pattern.compile(flags + rule[0]), rule[1]);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
        return rules;
    }
}
