package dev.relevo.quickstart.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    private final Path directory;

    CredentialsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void they_are_generated_once_and_kept() {
        Credentials first = Credentials.of(directory.resolve("credentials.properties"));

        Credentials second = Credentials.of(directory.resolve("credentials.properties"));

        assertThat(second).isEqualTo(first);
        assertThat(first.values().values()).doesNotHaveDuplicates().allSatisfy(value -> assertThat(value)
                .matches("dev-[a-z-]+-[0-9a-f]{40}"));
    }

    @Test
    void only_their_owner_can_read_the_file() throws IOException {
        Path file = directory.resolve("credentials.properties");

        assertThat(Credentials.of(file).toString()).isEqualTo("Credentials[***]");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    /** The hash of {@code abc} is the known answer of FIPS 180-2. */
    @Test
    void services_are_configured_with_the_sha_256_of_a_key() throws IOException {
        Path file = directory.resolve("credentials.properties");
        Files.writeString(file, "bot=abc\n");

        Credentials credentials = Credentials.of(file);

        assertThat(credentials.apiKey(Credentials.BOT)).isEqualTo("abc");
        assertThat(credentials.sha256(Credentials.BOT))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
