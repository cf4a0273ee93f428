package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
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
        assertThat(config.http().allowPlain()).isFalse();
        assertThat(config.http().allowPrivate()).isFalse();
        assertThat(config.pagerduty().url()).isEqualTo("https://events.pagerduty.com");
        assertThat(config.telegram().url()).isEqualTo("https://api.telegram.org");
        assertThat(config.delivery().maxAttempts()).isEqualTo(100);
        assertThat(config.delivery().maxAge()).isEqualTo(Duration.ofHours(24));
        assertThat(config.outbox().keep()).isEqualTo(Duration.ofDays(1));
        assertThat(config.alerts().resolveAfter()).isEqualTo(Duration.ofDays(7));
        assertThat(config.alerts().keep()).isEqualTo(Duration.ofDays(400));
        assertThat(config.seal().keys()).isEmpty();
        assertThat(config.seal().keyFile()).isEmpty();
        assertThat(config.routesFile()).isEmpty();
    }

    @Test
    void names_are_these() {
        var config = config(Map.of(
                "notifier.whatsapp.url", "http://localhost:8085",
                "notifier.whatsapp.token", "secret",
                "notifier.whatsapp.reconcile-wait", "PT3S",
                "notifier.whatsapp.answer-timeout", "PT1S",
                "notifier.delivery.max-attempts", "7",
                "notifier.delivery.max-age", "PT1H",
                "notifier.outbox.keep", "PT0S",
                "notifier.seal.keys", "first=,second=",
                "notifier.seal.key-file", "/secrets/keys",
                "notifier.routes-file", "/etc/relevo/routes.yaml"));

        assertThat(config.whatsapp().url()).isEqualTo("http://localhost:8085");
        assertThat(config.whatsapp().token().value()).isEqualTo("secret");
        assertThat(config.whatsapp().token()).hasToString("***");
        assertThat(config.whatsapp().reconcileWait()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.whatsapp().answerTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.delivery().maxAttempts()).isEqualTo(7);
        assertThat(config.delivery().maxAge()).isEqualTo(Duration.ofHours(1));
        assertThat(config.outbox().keep()).isEqualTo(Duration.ZERO);
        assertThat(config.seal().keys().orElseThrow()).hasSize(2).hasToString("[***, ***]");
        assertThat(config.seal().keyFile()).contains(Path.of("/secrets/keys"));
        assertThat(config.routesFile()).contains(Path.of("/etc/relevo/routes.yaml"));
    }

    @Test
    void names_of_the_http_channels_are_these() {
        var config = config(Map.of(
                "notifier.whatsapp.token", "t",
                "notifier.http.allow-plain", "true",
                "notifier.http.allow-private", "true",
                "notifier.pagerduty.url", "https://events.eu.pagerduty.com",
                "notifier.telegram.url", "https://telegram.example.org"));

        assertThat(config.http().allowPlain()).isTrue();
        assertThat(config.http().allowPrivate()).isTrue();
        assertThat(config.pagerduty().url()).isEqualTo("https://events.eu.pagerduty.com");
        assertThat(config.telegram().url()).isEqualTo("https://telegram.example.org");
    }

    @Test
    void names_of_the_settings_of_alerts_are_these() {
        var config = config(Map.of(
                "notifier.whatsapp.token", "t",
                "notifier.alerts.resolve-after", "P1D",
                "notifier.alerts.keep", "P100D"));

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
