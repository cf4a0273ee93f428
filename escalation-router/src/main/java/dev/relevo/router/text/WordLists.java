package dev.relevo.router.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of each language: one folder of text files under {@code language/}, named by the language. A folder alone
 * makes a language. All of one list are read together, because a user may mix languages.
 */
public final class WordLists {
    /** What Relevo speaks to a user whose language it does not know. */
    public static final String FALLBACK = "en";

    private static final String ROOT = "/dev/relevo/router/language/";
    private static final List<String> LANGUAGES = folders();

    private WordLists() {}

    /** The languages there are, sorted. */
    public static List<String> languages() {
        return LANGUAGES;
    }

    /** The patterns of all languages in one automaton. */
    public static PhraseBook phrases(String list) {
        return PhraseBook.ofFiles(lines(list).values());
    }

    /** The folded words of all languages. */
    public static Set<String> words(String list) {
        return wordsByLanguage(list).values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    /** The folded words by language; a language without the list is left out. */
    public static Map<String, Set<String>> wordsByLanguage(String list) {
        return lines(list).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, lines -> lines.getValue().stream()
                        .flatMap(line -> TextNormalizer.of(line).stream())
                        .collect(Collectors.toUnmodifiableSet())));
    }

    /** The lines by language, without comments and empty ones; a language without the list is left out. */
    public static Map<String, List<String>> lines(String list) {
        Map<String, List<String>> lines = new TreeMap<>();
        for (String language : LANGUAGES) {
            try (InputStream file = WordLists.class.getResourceAsStream(ROOT + language + "/" + list + ".txt")) {
                if (file != null) {
                    lines.put(language, bare(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + list + ".txt of language " + language, e);
            }
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("no language has a list '" + list + "'; languages: " + LANGUAGES);
        }
        return lines;
    }

    /** These lines without comments and empty ones. */
    static List<String> bare(Stream<String> lines) {
        return lines.map(line -> (line.contains("#") ? line.substring(0, line.indexOf('#')) : line).strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Lists the folders beside the one that must be there: a class path has no listing of its own. */
    private static List<String> folders() {
        String known = ROOT + FALLBACK + "/phrases.txt";
        URL url = Objects.requireNonNull(WordLists.class.getResource(known), known);
        try {
            if (url.getProtocol().equals("file")) {
                return names(Path.of(URI.create(url.toString())).resolve("../.."));
            }
            String jar =
                    url.toString().substring("jar:".length(), url.toString().indexOf("!/"));
            try (FileSystem files = FileSystems.newFileSystem(Path.of(URI.create(jar)))) {
                return names(files.getPath(ROOT));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the languages beside " + url, e);
        }
    }

    private static List<String> names(Path root) throws IOException {
        try (Stream<Path> entries = Files.list(root.normalize())) {
            return entries.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString().replace("/", ""))
                    .sorted()
                    .toList();
        }
    }

    /** The values of {@code key = value} lines, by language. */
    public static Map<String, Map<String, String>> texts(String list) {
        Map<String, Map<String, String>> texts = new TreeMap<>();
        lines(list).forEach((language, lines) -> texts.put(language, texts(lines)));
        return texts;
    }

    private static Map<String, String> texts(Collection<String> lines) {
        return lines.stream()
                .map(line -> line.split(" = ", 2))
                .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts[1]));
    }
}
