package dev.relevo.router.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A word list is our own, or its licence is in the same folder and so in the jar. A new list must be declared as one or the other. */
class WordListLicencesTest {
    private static final Path LISTS = Path.of("src/main/resources/dev/relevo/router/detector");
    private static final String LICENCE = ".LICENSE.txt";
    private static final Set<String> OURS = Set.of(
            "audit-probe.txt",
            "correction-or-goods.txt",
            "correction-unless-asked.txt",
            "correction.txt",
            "goods.txt",
            "human-request.txt",
            "no-offer.txt",
            "offer.txt",
            "person-option.txt",
            "sales-request.txt",
            "yes.txt");

    @Test
    void every_list_of_somebody_else_has_its_licence_beside_it() throws IOException {
        List<String> others;
        try (Stream<Path> files = Files.list(LISTS)) {
            others = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(LICENCE) && !OURS.contains(name))
                    .sorted()
                    .toList();
        }

        assertThat(others).containsExactly("afinn-es-en-pt.txt", "profanity.txt");
        for (String list : others) {
            String licence = Files.readString(LISTS.resolve(list.replace(".txt", LICENCE)));
            // What it is from, under which terms, and what was changed: CC BY asks for all three.
            assertThat(licence).contains("https://github.com/", "licence", "Changed here:", "Copyright");
        }
    }
}
