package dev.relevo.rating.redcase;

import static dev.relevo.rating.redcase.Fixtures.T0;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RuleSetTest {
    @Test
    void the_default_is_the_policy_of_2020() {
        assertThat(RuleSet.ALL.getFirst()).isEqualTo(new HumanEscalation2020());
    }

    @Test
    void every_set_is_found_by_its_name() {
        assertThat(RuleSet.ALL)
                .allSatisfy(rules -> assertThat(RuleSet.named(rules.name())).contains(rules));
        assertThat(RuleSet.named("human-escalation-2019")).isEmpty();
    }

    @Test
    void seven_days_are_168_hours() {
        assertThat(new HumanEscalation2020().deadline(T0)).contains(T0.plus(Duration.ofHours(168)));
        assertThat(new Meta202510().deadline(T0)).isEmpty();
    }
}
