package dev.relevo.notifier.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.notifier.NotifierConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts never go by another tree than that of the configured file: without a good one the service does not start. */
class RoutesFileStartTest {
    private static final Instant T0 = Instant.parse("2026-11-20T14:00:00Z");

    @TempDir
    Path folder = Path.of("");

    @Test
    void a_good_file_is_in_force_from_the_start() throws IOException {
        RoutesFile file = file(Files.writeString(folder.resolve("routes.yaml"), "route: {receiver: r}"));

        file.load(new StartupEvent());

        assertThat(file.current().orElseThrow().tree().root().receiver()).isEqualTo("r");
    }

    @Test
    void a_file_with_mistakes_or_without_content_stops_the_start() throws IOException {
        Path wrong = Files.writeString(folder.resolve("routes.yaml"), "route: {reciever: r}");

        assertThatThrownBy(() -> file(wrong).load(new StartupEvent())).hasMessageContaining(wrong.toString());
        assertThatThrownBy(() -> file(folder.resolve("none.yaml")).load(new StartupEvent()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void without_a_setting_there_is_no_file() {
        RoutesFile file = file(null);

        file.load(new StartupEvent());

        assertThat(file.isConfigured()).isFalse();
        assertThat(file.current()).isEmpty();
    }

    /** What cannot be read for a while, such as a volume that is being mounted again, changes nothing. */
    @Test
    void a_file_that_disappears_leaves_the_tree_in_force_and_may_come_back() throws IOException {
        Path path = Files.writeString(folder.resolve("routes.yaml"), "route: {receiver: r}");
        RoutesFile file = file(path);
        file.load(new StartupEvent());

        Files.delete(path);
        file.follow();
        assertThat(file.current()).isPresent();

        Files.writeString(path, "route: {receiver: other}");
        file.follow();
        assertThat(file.current().orElseThrow().tree().root().receiver()).isEqualTo("other");
    }

    private static RoutesFile file(@Nullable Path path) {
        Map<String, String> settings = new HashMap<>(Map.of("notifier.whatsapp.token", "t"));
        if (path != null) {
            settings.put("notifier.routes-file", path.toString());
        }
        NotifierConfig config = new SmallRyeConfigBuilder()
                .withMapping(NotifierConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(NotifierConfig.class);
        var meters = new SimpleMeterRegistry();
        return new RoutesFile(config, new StaleTree(meters), new BackgroundLoops(meters, InstantSource.fixed(T0)));
    }
}
