package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTest {
    @Test
    void defaults_are_these() {
        var config = config(Map.of("notifier.whatsapp.token", "t"));

        assertThat(config.whatsapp().url()).isEqualTo("https://graph.facebook.com");
        assertThat(config.whatsapp().reconcileWait()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.whatsapp().answerTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.delivery().maxAttempts()).isEqualTo(100);
        assertThat(config.delivery().maxAge()).isEqualTo(Duration.ofHours(24));
        assertThat(config.outbox().keep()).isEqualTo(Duration.ofDays(1));
        assertThat(config.alerts().resolveAfter()).isEqualTo(Duration.ofDays(7));
        assertThat(config.alerts().keep()).isEqualTo(Duration.ofDays(400));
    }

    @Test
    void names_are_these() {
        var config = config(Map.of(
                "notifier.alerts.resolve-after", "P1D",
                "notifier.alerts.keep", "P100D",
                "notifier.whatsapp.url", "http://localhost:8085",
                "notifier.whatsapp.token", "secret",
                "notifier.whatsapp.reconcile-wait", "PT3S",
                "notifier.whatsapp.answer-timeout", "PT1S",
                "notifier.delivery.max-attempts", "7",
                "notifier.delivery.max-age", "PT1H",
                "notifier.outbox.keep", "PT0S"));

        assertThat(config.whatsapp().url()).isEqualTo("http://localhost:8085");
        assertThat(config.whatsapp().token().value()).isEqualTo("secret");
        assertThat(config.whatsapp().token()).hasToString("***");
        assertThat(config.whatsapp().reconcileWait()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.whatsapp().answerTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.delivery().maxAttempts()).isEqualTo(7);
        assertThat(config.delivery().maxAge()).isEqualTo(Duration.ofHours(1));
        assertThat(config.outbox().keep()).isEqualTo(Duration.ZERO);
        assertThat(config.alerts().resolveAfter()).isEqualTo(Duration.ofDays(1));
        assertThat(config.alerts().keep()).isEqualTo(Duration.ofDays(100));
    }

    private static NotifierConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(NotifierConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(NotifierConfig.class);
    }
}
