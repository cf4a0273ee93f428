package dev.relevo.quickstart.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of docs/reference that a test makes from the code. {@code -Dreference.write=true} writes it. */
record ReferencePage(String name) {
    /** In the head of each page. */
    static final String COMMAND =
            "./mvnw -pl quickstart -am -Dtest=ReferencePagesTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dreference.write=true test";

    Path file() {
        return Checkout.ofThisBuild().root().resolve("docs/reference").resolve(name);
    }

    /** The page as it is; empty when it does not exist. */
    String text() {
        try {
            return Files.exists(file()) ? Files.readString(file()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails when the page differs from this text, and names the command that writes it. */
    void holds(String text) {
        if (Boolean.getBoolean("reference.write")) {
            try {
                Files.writeString(file(), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(text())
                .as("docs/reference/%s differs from the code. To write it: %s", name, COMMAND)
                .isEqualTo(text);
    }
}
