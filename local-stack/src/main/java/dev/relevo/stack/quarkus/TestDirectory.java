package dev.relevo.stack.quarkus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The working directory of a test's server: under the module's build directory, so that its log can be read after a failure. */
final class TestDirectory {
    private TestDirectory() {}

    static Path create(String part) {
        try {
            Path parent =
                    Files.createDirectories(Path.of("target", "local-stack").toAbsolutePath());
            return Files.createTempDirectory(parent, part + "-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a directory for " + part, e);
        }
    }
}
