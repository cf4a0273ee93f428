package dev.relevo.notifier.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.relevo.kit.Secret;
import dev.relevo.notifier.NotifierConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealerTest {
    private static final SealKey OLD = key(1);
    private static final SealKey NEW = key(2);

    @Test
    void what_is_sealed_shows_nothing_and_opens_in_its_context_only() {
        var sealer = new Sealer(List.of(OLD));

        String sealed = sealer.seal("whsec_abc", "receiver/ops/secret");

        assertThat(sealed).doesNotContain("whsec").isNotEqualTo(sealer.seal("whsec_abc", "receiver/ops/secret"));
        assertThat(new String(Base64.getDecoder().decode(sealed), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("whsec");
        assertThat(sealer.open(sealed, "receiver/ops/secret")).contains("whsec_abc");
        assertThat(sealer.open(sealed, "receiver/other/secret")).isEmpty();
    }

    @Test
    void a_new_key_in_front_seals_and_the_old_one_still_opens() {
        String sealed = new Sealer(List.of(OLD)).seal("x", "c");
        byte[] signature = new Sealer(List.of(OLD)).sign(new byte[] {7});
        var rotated = new Sealer(List.of(NEW, OLD));

        assertThat(rotated.open(sealed, "c")).contains("x");
        assertThat(rotated.verify(new byte[] {7}, signature)).isTrue();
        assertThat(new Sealer(List.of(NEW)).open(rotated.seal("y", "c"), "c")).contains("y");
        assertThat(new Sealer(List.of(NEW)).open(sealed, "c")).isEmpty();
        assertThat(new Sealer(List.of(NEW)).verify(new byte[] {7}, signature)).isFalse();
    }

    @Test
    void what_was_changed_does_not_open() {
        var sealer = new Sealer(List.of(OLD));
        byte[] sealed = Base64.getDecoder().decode(sealer.seal("x", "c"));
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThat(sealer.open(Base64.getEncoder().encodeToString(changed), "c"))
                    .isEmpty();
        }
        assertThat(sealer.open("", "c")).isEmpty();
        assertThat(sealer.open("not Base64!", "c")).isEmpty();
    }

    @Test
    void an_invalid_key_is_refused_without_being_quoted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealKey.of("c2hvcnQ="))
                .withMessage("notifier.seal.keys: expected Base64 of 32 bytes, got 5 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealKey.of("pässword"))
                .withMessageNotContaining("pässword");
        assertThatIllegalStateException().isThrownBy(() -> new Sealer(List.<SealKey>of()).seal("x", "c"));
    }

    @Test
    void a_key_file_is_made_once_and_only_its_owner_reads_it(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("deep/keys");

        String sealed = sealer(file).seal("x", "c");

        assertThat(sealer(file).open(sealed, "c")).contains("x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private static Sealer sealer(Path file) {
        return new Sealer(KeySource.read(new NotifierConfig.Seal() {
            @Override
            public Optional<List<Secret>> keys() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> keyFile() {
                return Optional.of(file);
            }
        }));
    }

    private static SealKey key(int seed) {
        byte[] bytes = new byte[SealKey.BYTES];
        Arrays.fill(bytes, (byte) seed);
        return SealKey.of(Base64.getEncoder().encodeToString(bytes));
    }
}
