package dev.relevo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The index of the decisions lists each once, in order, under its title. */
class DecisionsTest {
    private static final Path DECISIONS = Path.of("../docs/decisions");

    @Test
    void the_index_has_a_line_for_each_decision() throws IOException {
        List<String> links = Files.readString(DECISIONS.resolve("README.md"))
                .lines()
                .filter(line -> line.startsWith("| ["))
                .map(line -> line.split(" \\| ")[0] + " | " + line.split(" \\| ")[1])
                .toList();

        assertThat(links).isEqualTo(decisions().map(DecisionsTest::link).toList());
    }

    private static Stream<Path> decisions() throws IOException {
        try (Stream<Path> files = Files.list(DECISIONS)) {
            return files
                    .filter(file -> file.getFileName().toString().matches("[0-9]{4}-.*\\.md"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static String link(Path file) {
        try {
            String name = file.getFileName().toString();
            String title = Files.readAllLines(file).getFirst().substring("# ".length());
            return "| [%s](%s) | %s".formatted(name.substring(0, 4), name, title);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
