package dev.relevo.quickstart.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All prose of the repository is plain technical English: {@code tidy/banned-words.txt} lists what is not. To check another
 * checkout, name it: {@code -Dtidy.root=DIR}.
 */
class TidyTest {
    private static final BannedWords WORDS = new BannedWords();

    @TempDir
    Path folder = Path.of("");

    @Test
    void the_checkout_has_no_banned_word() {
        String other = System.getProperty("tidy.root");
        Checkout checkout = other == null ? Checkout.ofThisBuild() : new Checkout(Path.of(other));

        List<String> findings = WORDS.findIn(checkout);

        assertThat(findings)
                .withFailMessage(
                        () -> findings.size() + " places in " + checkout.root() + ":\n" + String.join("\n", findings))
                .isEmpty();
    }

    @Test
    void a_banned_word_is_found_in_each_kind_of_text() throws IOException {
        write("docs/a.md", "# Title\n\nThe broker is away.\n");
        write(
                "a/src/main/java/A.java",
                "/** Answers in vain. */\nclass A {\n    String s = \"mended\"; // for ever\n}\n");
        write(
                "a/src/main/java/Sql.java",
                "class Sql {\n    String s = \"\"\"\n        none of ours\n        \"\"\";\n}\n");
        write("a/src/test/java/ATest.java", "class ATest {\n    void " + "whoever_writes() {}\n}\n");
        write("a/src/main/resources/application.properties", "# heeds nothing\nkey=thus\n");
        write("deploy/values.yaml", "a: shall\n");
        write("a/V1__x.sql", "-- a double\n");
        write("relevo", "echo 'under way'\n");
        write("page.html", "<p>the far side</p>\n");

        assertThat(found())
                .containsExactly(
                        "a/V1__x.sql:1: \"a double\"",
                        "a/src/main/java/A.java:1: \"in vain\"",
                        "a/src/main/java/A.java:3: \"for ever\"",
                        "a/src/main/java/A.java:3: \"mended\"",
                        "a/src/main/java/Sql.java:3: \"of ours\"",
                        "a/src/main/resources/application.properties:1: \"heeds\"",
                        "a/src/main/resources/application.properties:2: \"thus\"",
                        "a/src/test/java/ATest.java:2: \"whoever\"",
                        "deploy/values.yaml:1: \"shall\"",
                        "docs/a.md:3: \"away\"",
                        "page.html:1: \"far side\"",
                        "relevo:1: \"under way\"");
    }

    @Test
    void a_phrase_that_is_wrapped_is_found_on_the_line_where_it_begins() throws IOException {
        write("a.md", "A sentence that\nis about the owner of\nbefore.\n");
        write("A.java", "/**\n * Waits for\n * ever.\n */\n");

        assertThat(found()).containsExactly("A.java:2: \"for ever\"", "a.md:2: \"of before\"");
    }

    @Test
    void a_finding_names_the_replacement() throws IOException {
        write("a.md", "The broker is away.\n");

        assertThat(WORDS.findIn(new Checkout(folder)))
                .containsExactly("a.md:1: \"away\" → unavailable; or a verb: remove, lose | The broker is away.");
    }

    @Test
    void exempt_text_is_not_read() throws IOException {
        write("docs/decisions/0001-a.md", "The broker is away.\n");
        write(
                "escalation-router/src/main/resources/dev/relevo/router/language/en/human-request.txt",
                "i want to talk to her\n");
        write("r/src/test/resources/a.txt", "she is away\n");
        write("r/src/test/java/ATest.java", "class ATest {\n    String s = \"where is she?\";\n}\n");
        write("r/target/classes/a.md", "away\n");
        write("docs/reference/openapi/a.yaml", "a: away\n");
        write("a.md", "A presence is `away`. Go right away.\n");
        write("A.java", "class A {\n    double strength;\n    // A `double` has 53 bits.\n}\n");

        assertThat(found()).isEmpty();
    }

    private List<String> found() {
        return WORDS.findIn(new Checkout(folder)).stream()
                .map(finding -> finding.substring(0, finding.indexOf(" → ")))
                .sorted()
                .toList();
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
