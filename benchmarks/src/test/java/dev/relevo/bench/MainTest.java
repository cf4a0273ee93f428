package dev.relevo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void missing_options_have_defaults() {
        Arguments arguments = Arguments.of(List.of("ingest"));

        assertThat(arguments)
                .isEqualTo(new Arguments(
                        Arguments.Subject.INGEST,
                        Duration.ofMinutes(3),
                        Arguments.DEFAULT_CONNECTIONS,
                        Optional.empty()));
    }

    @Test
    void every_option_is_read() {
        Arguments arguments =
                Arguments.of(List.of("ingest", "--seconds", "10", "--json", "out.json", "--connections", "1024"));

        assertThat(arguments)
                .isEqualTo(new Arguments(
                        Arguments.Subject.INGEST, Duration.ofSeconds(10), 1_024, Optional.of(Path.of("out.json"))));
    }

    @Test
    void hostile_has_its_own_default_of_a_minute() {
        Arguments arguments = Arguments.of(List.of("ingest", "--hostile", "--json", "out.json"));

        assertThat(arguments.subject()).isEqualTo(Arguments.Subject.HOSTILE);
        assertThat(arguments.measured()).isEqualTo(Duration.ofMinutes(1));
        assertThatThrownBy(() -> Arguments.of(List.of("router", "--hostile"))).isInstanceOf(BenchFailure.class);
        assertThatThrownBy(() -> Arguments.of(List.of("hostile"))).isInstanceOf(BenchFailure.class);
    }

    @Test
    void too_few_seconds_are_refused_with_the_range() {
        assertThatThrownBy(() -> Arguments.of(List.of("ingest", "--seconds", "9")))
                .isInstanceOf(BenchFailure.class)
                .hasMessage("--seconds must be a number from 10 to 3600: '9'");
    }

    @Test
    void an_option_without_its_value_is_named() {
        assertThatThrownBy(() -> Arguments.of(List.of("ingest", "--json"))).hasMessage("--json needs a value");
    }

    @Test
    void an_unknown_option_is_named() {
        assertThatThrownBy(() -> Arguments.of(List.of("ingest", "--fast", "1"))).hasMessageContaining("'--fast'");
    }
}
