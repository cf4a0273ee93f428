package dev.relevo.notifier.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    private static final HttpRules STRICT = new HttpRules(false, false, Duration.ofSeconds(1));
    private static final HttpRules OPEN = new HttpRules(true, true, Duration.ofSeconds(1));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/",
                "https://LOCALHOST/",
                "https://localhost./",
                "https://a.localhost/",
                "https://metadata/",
                "https://metadata.google.internal/",
                "https://instance-data.ec2.internal/",
                "https://printer.local/",
                "https://router.lan/",
                "https://nas.home.arpa/",
                "http://hooks.example.org/",
                "HTTP://hooks.example.org/"
            })
    void names_of_a_network_and_plain_http_need_a_setting(String url) {
        assertThat(Target.of(url, STRICT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.1/",
                "https://127.1/",
                "https://127.0.1/",
                "https://017700000001/",
                "https://0177.0.0.1/",
                "https://127.0.0.01/",
                "https://127.0.0.1./",
                "https://0/",
                "https://0x/",
                "https://1.2.3.4.5/",
                "https://256.1.1.1/",
                "https://1.2.3.0x4/",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[::ffff:a00:1]/",
                "https://[fe80::1%25eth0]/",
                "https://[2606:4700::1111]/",
                "https://\u2460\u2461\u2466.0.0.1/",
                "https://\uff11\uff12\uff17.0.0.1/",
                "https://127\u30020\u30020\u30021/",
                "https://user@example.org/",
                "https://user:pass@example.org/",
                "https://example.org@127.0.0.1/",
                "https://example.org:22/",
                "https://example.org:25/",
                "https://example.org:0/",
                "https://example.org:65536/",
                "https://example.org:-1/",
                "gopher://example.org/",
                "file:///etc/passwd",
                "ftp://example.org/",
                "ldap://example.org/",
                "jar:https://example.org/!/",
                "data:text/plain,x",
                "javascript:alert(1)",
                "//example.org/",
                "/path",
                "example.org",
                "",
                " ",
                "https://",
                "https:///path",
                "https:/example.org",
                "https:example.org",
                "https://example.org/ x",
                " https://example.org/",
                "https://example.org/\r\nX: y",
                "https://exa\tmple.org/",
                "https://example.org\\@127.0.0.1/",
                "https://127.0.0.1\\.example.org/",
                "https://example.org/#fragment",
                "https://ex_ample.org/",
                "https://-example.org/",
                "https://example..org/",
                "https://.example.org/",
                "https://%31%32%37.0.0.1/",
                "https://*.example.org/"
            })
    void odd_notations_are_refused_in_any_case(String url) {
        assertThat(Target.of(url, STRICT)).isEmpty();
        assertThat(Target.of(url, OPEN)).isEmpty();
    }

    @Test
    void a_url_is_split() {
        assertThat(Target.of("HTTPS://Hooks.Example.org/a/b?c=%20d", STRICT))
                .contains(new Target(true, "hooks.example.org", 443, "/a/b?c=%20d"));
        assertThat(Target.of("https://example.org:8443", STRICT)).contains(new Target(true, "example.org", 8443, "/"));
        assertThat(Target.of("https://example.org?a=b", STRICT))
                .contains(new Target(true, "example.org", 443, "/?a=b"));
        assertThat(Target.of("https://xn--bcher-kva.example/", STRICT)).isPresent();
        assertThat(Target.of("https://8.8.8.8/", STRICT)).contains(new Target(true, "8.8.8.8", 443, "/"));
        assertThat(Target.of("http://alertmanager:9093", OPEN)).contains(new Target(false, "alertmanager", 9093, "/"));
        assertThat(Target.of("http://localhost/", OPEN)).contains(new Target(false, "localhost", 80, "/"));
    }

    @Test
    void ports_of_other_services_are_refused() {
        assertThat(Target.of("https://example.org:1023/", STRICT)).isEmpty();
        assertThat(Target.of("https://example.org:1024/", STRICT)).isPresent();
        assertThat(Target.of("https://example.org:80/", STRICT)).isPresent();
        assertThat(Target.of("https://example.org:65535/", STRICT)).isPresent();
    }

    @Test
    void a_url_has_at_most_2048_characters() {
        String url = "https://example.org/";

        assertThat(Target.of(url + "a".repeat(2_048 - url.length()), STRICT)).isPresent();
        assertThat(Target.of(url + "a".repeat(2_049 - url.length()), STRICT)).isEmpty();
    }

    @Test
    void the_path_is_not_shown_because_it_may_be_a_secret() {
        assertThat(Target.of("https://example.org/T0/B0/secret", STRICT)
                        .orElseThrow()
                        .toString())
                .doesNotContain("secret");
    }
}
