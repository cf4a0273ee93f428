package dev.relevo.router.policyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.router.policy.QueueCondition;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents that are refused as a whole, and one that only looks wrong. */
class RefusedPolicyTest {
    @Test
    void refuses_a_policy_that_leaves_someone_without_a_way_to_a_human() {
        String agentsOnlyInOfficeHours = """
                number: default
                timeZone: UTC
                queues: [{name: support-es, hours: {mon-fri: ["08:00-18:00"]}}]
                paths: [{kind: AGENT}]
                """;

        assertThatThrownBy(() -> PolicyReader.read(agentsOnlyInOfficeHours))
                .hasMessageStartingWith("4:8: paths: dead end: Monday 00:00, any language: no path;"
                        + " queue support-es closed, no PHONE");
    }

    @Test
    void a_language_that_yaml_takes_for_no_is_norwegian() throws InvalidPolicyException {
        assertThat(PolicyReader.read(PolicyReaderTest.GOOD.replace("language: es", "language: no"))
                        .queues()
                        .getFirst()
                        .when())
                .isEqualTo(QueueCondition.language("no"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''          | 1:1: expected a policy, got nothing",
                "'[1, 2]'    | 1:1: expected an object, got a list",
                "'number: {{' | 1:11: invalid YAML: ",
                "'a: 1\tb: [' | 1:7: invalid YAML: ",
                "'number: 1'  | 1:1: timeZone is required; 1:1: paths is required",
            })
    void refuses_what_is_no_policy(String yaml, String problem) {
        assertThatThrownBy(() -> PolicyReader.read(yaml))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void refuses_a_document_that_is_too_long() {
        String fits = PolicyReaderTest.GOOD
                + "#".repeat(PolicyReader.MAX_BYTES - PolicyReaderTest.GOOD.getBytes(StandardCharsets.UTF_8).length);

        assertThat(PolicyReader.check(fits, queue -> Optional.empty()).problems())
                .isEmpty();
        assertThat(PolicyReader.check(fits + "#", queue -> Optional.empty()).problems())
                .hasSize(1);
    }
}
