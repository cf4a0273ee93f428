package dev.relevo.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The links, classes and commands in the documents, so that a rename cannot break them unnoticed. */
class DocsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(#[^)]*)?\\)");
    private static final Pattern PORT = Pattern.compile("(localhost|127\\.0\\.0\\.1):\\d+");
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
