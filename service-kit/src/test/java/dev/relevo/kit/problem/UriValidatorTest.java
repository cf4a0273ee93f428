package dev.relevo.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets that decode unambiguously, and those that do not. */
class UriValidatorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/alerts", "/a%7Cb/%F0%9F%98%80?x=%0A&y", "/a?text=%C3%B1", "/a%2Fb;c=d", "/a?x=a+b", "*"})
    void a_valid_target_passes(String uri) {
        assertThat(UriValidator.fault(uri)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/%zz, path",
        "/a%0, path",
        "/a%, path",
        "/%00, path",
        "/%c3%28, path",
        "/%ed%a0%80, path",
        "/%c0%80, path",
        "/%f8%88%80%80%80, path",
        "/é, path",
        "/a|b, path",
        "/a?limit=%zz, limit",
        "/a?x=1&y=%00, y",
        "/a?%zz=1, query",
        "/a?573001112233=%ff, query",
        "/a?x=<y>, query"
    })
    void an_invalid_part_is_named(String uri, String part) {
        assertThat(UriValidator.fault(uri)).isEqualTo(part);
    }
}
