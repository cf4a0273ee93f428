package dev.relevo.ingest.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.ingest.ConfigTest;
import dev.relevo.ingest.IngestConfig;
import dev.relevo.kit.loop.BackgroundLoops;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // the test framework sets the fields
class WebhookSecretsTest {
    private static final String NUMBER = "106540352242922";

    @TempDir
    Path folder;

    private Path metaFile;
    private Path turnDirectory;

    @BeforeEach
    void create_files() throws IOException {
        metaFile = folder.resolve("meta");
        turnDirectory = Files.createDirectory(folder.resolve("turn"));
        Files.writeString(metaFile, "old\n");
    }

    @Test
    void without_an_app_secret_the_service_does_not_start_and_names_the_keys() {
        IngestConfig onlyToken = ConfigTest.config(Map.of("ingest.meta.verify-token", "token"));

        assertThatThrownBy(() -> new WebhookSecrets(
                        onlyToken, new BackgroundLoops(new SimpleMeterRegistry(), InstantSource.system())))
                .hasMessageContaining("ingest.meta.app-secrets")
                .hasMessageContaining("ingest.meta.app-secrets-file");
    }

    @Test
    void during_a_rotation_both_secrets_are_valid() throws IOException {
        WebhookSecrets secrets = secrets(Map.of());
        assertThat(texts(secrets.meta())).containsExactly("old");

        Files.writeString(metaFile, "new\n\n  old \r\n");
        secrets.refresh();
        assertThat(texts(secrets.meta())).containsExactly("new", "old");

        Files.writeString(metaFile, "new");
        secrets.refresh();
        assertThat(texts(secrets.meta())).containsExactly("new");
    }

    @Test
    void configured_secrets_stay_valid() throws IOException {
        WebhookSecrets secrets = secrets(Map.of("ingest.meta.app-secrets", "configured"));

        Files.writeString(metaFile, "new");
        secrets.refresh();

        assertThat(texts(secrets.meta())).containsExactly("configured", "new");
    }

    @Test
    void without_a_change_the_list_is_the_same_instance() {
        WebhookSecrets secrets = secrets(Map.of());
        List<byte[]> before = secrets.meta().get();

        secrets.refresh();

        assertThat(secrets.meta().get()).isSameAs(before);
    }

    @Test
    void an_unusable_file_keeps_the_previous_secrets() throws IOException {
        WebhookSecrets secrets = secrets(Map.of());

        for (String content :
                List.of("", " \n", "s\n".repeat(SecretFiles.MAX_SECRETS + 1), "x".repeat(SecretFiles.MAX_BYTES + 1))) {
            Files.writeString(metaFile, content);
            secrets.refresh();
            assertThat(texts(secrets.meta())).containsExactly("old");
        }
        Files.delete(metaFile);
        secrets.refresh();
        assertThat(texts(secrets.meta())).containsExactly("old");
    }

    @Test
    void the_maximum_number_of_secrets_is_accepted() throws IOException {
        Files.writeString(metaFile, "s\n".repeat(SecretFiles.MAX_SECRETS));

        assertThat(secrets(Map.of()).meta().get()).hasSize(SecretFiles.MAX_SECRETS);
    }

    @Test
    void secrets_of_turn_numbers_are_added_changed_and_removed() throws IOException {
        WebhookSecrets secrets = secrets(Map.of());
        assertThat(secrets.turn(NUMBER)).isNull();

        Files.writeString(turnDirectory.resolve(NUMBER), "one\ntwo");
        secrets.refresh();
        assertThat(texts(secrets.turn(NUMBER))).containsExactly("one", "two");

        Files.writeString(turnDirectory.resolve(NUMBER), "two");
        secrets.refresh();
        assertThat(texts(secrets.turn(NUMBER))).containsExactly("two");

        Files.delete(turnDirectory.resolve(NUMBER));
        secrets.refresh();
        assertThat(secrets.turn(NUMBER)).isNull();
    }

    @Test
    void an_invalid_file_affects_only_its_own_number() throws IOException {
        Files.writeString(turnDirectory.resolve("1"), "");
        Files.writeString(turnDirectory.resolve("2"), "good");
        Files.writeString(turnDirectory.resolve("..data"), "bookkeeping");
        Files.writeString(turnDirectory.resolve("a b"), "no number");

        WebhookSecrets secrets = secrets(Map.of("ingest.turn.secrets.3", "configured"));

        assertThat(secrets.turn("1")).isNull();
        assertThat(texts(secrets.turn("2"))).containsExactly("good");
        assertThat(texts(secrets.turn("3"))).containsExactly("configured");
        assertThat(secrets.turn("..data")).isNull();
        assertThat(secrets.turn("a b")).isNull();
    }

    @Test
    void an_unreadable_directory_keeps_the_previous_secrets() throws IOException {
        Files.writeString(turnDirectory.resolve(NUMBER), "one");
        WebhookSecrets secrets = secrets(Map.of());
        Files.delete(turnDirectory.resolve(NUMBER));
        Files.delete(turnDirectory);

        secrets.refresh();

        assertThat(texts(secrets.turn(NUMBER))).containsExactly("one");
    }

    private WebhookSecrets secrets(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "ingest.meta.verify-token", "token",
                "ingest.meta.app-secrets-file", metaFile.toString(),
                "ingest.turn.secrets-directory", turnDirectory.toString()));
        values.putAll(more);
        return new WebhookSecrets(
                ConfigTest.config(values), new BackgroundLoops(new SimpleMeterRegistry(), InstantSource.system()));
    }

    private static List<String> texts(@Nullable Supplier<List<byte[]>> secrets) {
        return Objects.requireNonNull(secrets).get().stream()
                .map(secret -> new String(secret, StandardCharsets.UTF_8))
                .toList();
    }
}
