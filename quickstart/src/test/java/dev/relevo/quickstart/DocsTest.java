package dev.relevo.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.quickstart.tidy.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The links, classes and commands in the documents, so that a rename cannot break them unnoticed. */
class DocsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(#[^)]*)?\\)");
    private static final Pattern PORT = Pattern.compile("(localhost|127\\.0\\.0\\.1):\\d+");
    private static final Pattern ANCHOR = Pattern.compile("\\]\\(([^)#:\\s]*)#([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    /** A class, an alert or another name of two words or more, in backquotes; a path before it, a member after it. */
    private static final Pattern NAME = Pattern.compile(
            "`(?:[^`\\s<>]*/)?([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)(?:\\.java)?(?:[.#]([a-z]\\w+)(?:\\(\\))?)?`");

    private static final Checkout CHECKOUT = Checkout.ofThisBuild();
    private static final Pattern FIRST_CLASSES = Pattern.compile("(?m)^\\d\\. `(\\w+)`");

    @Test
    void every_link_leads_somewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                Path target = document.resolveSibling(link.group(1));
                if (!Files.exists(target)) {
                    broken.add(ROOT.relativize(document) + " → " + link.group(1));
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void every_link_to_a_section_leads_to_a_heading() {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            Matcher link = ANCHOR.matcher(read(document));
            while (link.find()) {
                Path target = link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1));
                if (target.toString().endsWith(".md") && !anchors(target).contains(link.group(2))) {
                    broken.add(ROOT.relativize(document) + " → " + link.group(1) + "#" + link.group(2));
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    /** A name occurs somewhere else than in a document. Decisions and the change log name what was there at their time. */
    @Test
    void every_name_of_a_class_test_or_alert_exists() {
        String everythingElse = CHECKOUT
                .paths(path ->
                        path.matches(".*\\.(?:java|ya?ml|xml|properties|tpl)$") && !path.endsWith("/DocsTest.java"))
                .stream()
                .map(path -> path + "\n" + CHECKOUT.read(path))
                .collect(Collectors.joining("\n"));
        Set<String> words =
                Pattern.compile("\\W+").splitAsStream(everythingElse).collect(Collectors.toSet());

        List<String> unknown = new ArrayList<>();
        for (String path : CHECKOUT.paths(file -> file.endsWith(".md"))) {
            if (!path.startsWith("docs/decisions/") && !path.equals("CHANGELOG.md")) {
                NAME.matcher(CHECKOUT.read(path))
                        .results()
                        .filter(name -> !words.contains(name.group(1))
                                || (name.group(2) != null && !words.contains(name.group(2))))
                        .forEach(name -> unknown.add(path + ": " + name.group()));
            }
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    void the_readme_lists_every_page() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));

        assertThat(CHECKOUT.paths(
                        path -> path.matches("docs/(?:concepts|how-to|reference|benchmarks)/[^/]+\\.(?:md|txt)")
                                && !readme.contains("](" + path)))
                .as("pages that the README does not list")
                .isEmpty();
    }

    /** A run may have other ports; commands take them from {@code .relevo/env.sh}. */
    @Test
    void no_command_to_type_names_a_port() throws IOException {
        List<String> fixed = new ArrayList<>();
        for (Path document : toTypeFrom()) {
            PORT.matcher(Files.readString(document))
                    .results()
                    .forEach(port -> fixed.add(ROOT.relativize(document) + ": " + port.group()));
        }

        assertThat(fixed).isEmpty();
    }

    @Test
    void every_class_to_read_first_exists() throws IOException {
        Matcher named = FIRST_CLASSES.matcher(Files.readString(ROOT.resolve("docs/architecture.md")));
        List<String> classes =
                named.results().map(found -> found.group(1) + ".java").toList();

        assertThat(classes).hasSize(5);
        assertThat(sources()).containsAll(classes);
    }

    @Test
    void the_readme_is_one_page() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(120);
    }

    /** The tutorial and the how-tos. */
    private static List<Path> toTypeFrom() {
        return find(path -> path.endsWith("docs/tutorial.md") || path.toString().matches(".*/docs/how-to/[^/]*\\.md"));
    }

    private static List<Path> documents() {
        return find(path -> path.toString().endsWith(".md"));
    }

    /** The anchors of a page's headings, as GitHub makes them. */
    private static Set<String> anchors(Path page) {
        return HEADING.matcher(read(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String read(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + document, e);
        }
    }

    private static List<String> sources() {
        return find(path -> path.toString().endsWith(".java") && path.toString().contains("/src/main/")).stream()
                .map(path -> path.getFileName().toString())
                .toList();
    }

    private static List<Path> find(java.util.function.Predicate<Path> wanted) {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.filter(path -> !path.getFileName().toString().startsWith("."))
                    .flatMap(DocsTest::walk)
                    .filter(path -> !path.toString().contains("/target/"))
                    .filter(wanted)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the repository", e);
        }
    }

    private static Stream<Path> walk(Path start) {
        try {
            return Files.walk(start);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot walk " + start, e);
        }
    }
}
