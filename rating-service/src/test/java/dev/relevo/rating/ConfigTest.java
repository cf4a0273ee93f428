package dev.relevo.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.kit.Secret;
import dev.relevo.rating.redcase.VolumeWeek;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTest {
    @Test
    void defaults() {
        RatingConfig config = config(Map.of("rating.graph.token", "t"));

        assertThat(config.graph().url()).isEqualTo(URI.create("https://graph.facebook.com"));
        assertThat(config.poll().every()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.poll().parallel()).isEqualTo(64);
        assertThat(config.poll().callsPerHour()).isEqualTo(200);
        assertThat(config.freshness().maxAge()).isEqualTo(Duration.ofMinutes(3));
        assertThat(config.deadline().notices())
                .isEqualTo(List.of(
                        Duration.ofDays(7),
                        Duration.ofDays(5),
                        Duration.ofDays(3),
                        Duration.ofDays(2),
                        Duration.ofDays(1),
                        Duration.ofHours(12),
                        Duration.ofHours(4),
                        Duration.ofHours(1)));
        assertThat(config.deadline().lateAfter()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.deadline().week()).isEqualTo(VolumeWeek.ROLLING);
        assertThat(config.redCase().cooling()).isEqualTo(Duration.ofHours(24));
        assertThat(config.redCase().manualHold()).isEqualTo(Duration.ofHours(24));
        assertThat(config.outbox().keep()).isEqualTo(Duration.ofDays(7));
        assertThat(config.outbox().stuckAfter()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.permit().settleAfter()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.risk().raise()).isEqualTo(0.6);
        assertThat(config.risk().lower()).isEqualTo(0.4);
        assertThat(config.risk().lowerAfter()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.volume().evaluateEvery()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void names() {
        RatingConfig config = config(settings(
                "rating.graph.url", "http://localhost:8085",
                "rating.graph.token", "t",
                "rating.poll.every", "PT1S",
                "rating.poll.parallel", "8",
                "rating.poll.calls-per-hour", "5000",
                "rating.freshness.max-age", "PT5M",
                "rating.deadline.notices", "P1D,PT1H",
                "rating.deadline.late-after", "PT1M",
                "rating.deadline.week", "ISO",
                "rating.red-case.cooling", "PT2H",
                "rating.red-case.manual-hold", "PT3H",
                "rating.outbox.keep", "P1D",
                "rating.outbox.stuck-after", "PT3M",
                "rating.permit.settle-after", "PT1M",
                "rating.risk.raise", "0.7",
                "rating.risk.lower", "0.3",
                "rating.risk.lower-after", "PT1H",
                "rating.volume.evaluate-every", "PT1S"));

        assertThat(config.graph().url()).isEqualTo(URI.create("http://localhost:8085"));
        assertThat(config.graph().token()).isEqualTo(new Secret("t")).hasToString("***");
        assertThat(config.poll().every()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.poll().parallel()).isEqualTo(8);
        assertThat(config.poll().callsPerHour()).isEqualTo(5_000);
        assertThat(config.freshness().maxAge()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.deadline().notices()).isEqualTo(List.of(Duration.ofDays(1), Duration.ofHours(1)));
        assertThat(config.deadline().lateAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.deadline().week()).isEqualTo(VolumeWeek.ISO);
        assertThat(config.redCase().cooling()).isEqualTo(Duration.ofHours(2));
        assertThat(config.redCase().manualHold()).isEqualTo(Duration.ofHours(3));
        assertThat(config.outbox().keep()).isEqualTo(Duration.ofDays(1));
        assertThat(config.outbox().stuckAfter()).isEqualTo(Duration.ofMinutes(3));
        assertThat(config.permit().settleAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.risk().raise()).isEqualTo(0.7);
        assertThat(config.risk().lower()).isEqualTo(0.3);
        assertThat(config.risk().lowerAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(config.volume().evaluateEvery()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void the_token_has_no_default() {
        assertThatThrownBy(() -> config(Map.of())).hasMessageContaining("rating.graph.token");
    }

    private static RatingConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(RatingConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 500))
                .build()
                .getConfigMapping(RatingConfig.class);
    }

    private static Map<String, String> settings(String... namesAndValues) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return settings;
    }
}
