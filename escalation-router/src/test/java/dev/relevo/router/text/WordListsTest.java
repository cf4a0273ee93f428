package dev.relevo.router.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the folders as they lie in the sources: what a language lacks, or spells wrong, would only be quiet at run time. */
class WordListsTest {
    private static final Path FOLDERS = Path.of("src/main/resources/dev/relevo/router/language");
    private static final String LICENCE = ".LICENSE.txt";

    /** Lists without which a language would be half there. */
    private static final Set<String> NEEDED =
            Set.of("frequent.txt", "human-request.txt", "no.txt", "person-option.txt", "phrases.txt", "yes.txt");

    /** Lists of which the Spanish, English and Portuguese ones come from somebody else. */
    private static final Set<String> FROM_OTHERS = Set.of("profanity.txt", "sentiment.txt");

    static List<String> languages() {
        return WordLists.languages();
    }

    @Test
    void each_folder_is_a_language() {
        assertThat(WordLists.languages()).contains("en", "es", "pt").isEqualTo(names(FOLDERS, Files::isDirectory));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_language_has_the_needed_lists_and_no_unknown_one(String language) {
        List<String> lists = names(FOLDERS.resolve(language), Files::isRegularFile);

        assertThat(lists).containsAll(NEEDED);
        assertThat(names(FOLDERS.resolve("es"), Files::isRegularFile)).containsAll(lists);
    }

    @Test
    void every_list_of_somebody_else_has_its_licence_beside_the_folders() throws IOException {
        for (String list : FROM_OTHERS) {
            String licence = Files.readString(FOLDERS.resolve(list.replace(".txt", LICENCE)));
            // What it is from, under which terms, and what was changed: CC BY asks for all three.
            assertThat(licence).contains("https://github.com/", "licence", "Changed here:", "Copyright");
            for (String language : List.of("en", "es", "pt")) {
                assertThat(FOLDERS.resolve(language).resolve(list))
                        .content()
                        .contains("see ../" + list.replace(".txt", LICENCE));
                assertThat(licence).contains(language + "/" + list);
            }
        }
    }

    @Test
    void a_list_that_no_language_has_is_refused() {
        assertThatThrownBy(() -> WordLists.words("menu-pres"))
                .hasMessageStartingWith("no language has a list 'menu-pres'; languages: [en, es");
    }

    private static List<String> names(Path folder, Predicate<Path> which) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(which)
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
