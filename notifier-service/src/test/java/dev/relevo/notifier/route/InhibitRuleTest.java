package dev.relevo.notifier.route;

import static dev.relevo.notifier.route.RoutingTreeTest.labels;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InhibitRuleTest {
    private static final RoutingTree TREE = RoutingTreeTest.tree("""
            route: {receiver: default}
            inhibit_rules:
              - source_matchers: [alertname=limit-imposed]
                target_matchers: [alertname=deadline-near]
                equal: [number, account]
              - source_matchers: [severity=critical]
                target_matchers: ['severity=~"warning|critical"']
                equal: [queue]
            """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alertname=deadline-near number=1           | alertname=limit-imposed number=1           | true",
                "alertname=deadline-near number=1           | alertname=limit-imposed number=2           | false",
                "alertname=deadline-near number=1           | alertname=limit-imposed                    | false",
                "alertname=deadline-near number=1           | alertname=limit-imposed number=1 account=a | false",
                "alertname=deadline-near number=1 account=a | alertname=limit-imposed number=1 account=a | true",
                "alertname=other number=1                   | alertname=limit-imposed number=1           | false",
                "severity=warning queue=q                   | severity=critical queue=q                  | true",
                "severity=warning queue=q number=1          | severity=critical queue=q number=2         | true",
                // Both are source and target of the rule, so neither inhibits the other, nor itself.
                "severity=critical queue=q                  | severity=critical queue=q                  | false",
                "severity=critical queue=q number=1         | severity=critical queue=q number=2         | false",
            })
    void an_alert_is_inhibited_by_another_with_the_same_values(String target, String source, boolean expected) {
        assertThat(TREE.isInhibited(labels(target), List.of(labels(source)))).isEqualTo(expected);
    }

    @Test
    void a_label_that_both_lack_is_the_same_in_both() {
        assertThat(TREE.isInhibited(Map.of("severity", "warning"), List.of(Map.of("severity", "critical"))))
                .isTrue();
    }

    @Test
    void the_rule_and_the_other_alert_are_named() {
        Map<String, String> source = labels("alertname=limit-imposed number=1");

        var inhibition =
                TREE.inhibitor(List.of(Map.of("a", "b"), source)).of(labels("alertname=deadline-near number=1"));

        assertThat(inhibition).hasValueSatisfying(found -> {
            assertThat(found.rule().path()).isEqualTo("inhibit_rules[0]");
            assertThat(found.source()).isEqualTo(source);
        });
    }

    @Test
    void an_alert_that_is_both_is_inhibited_by_a_source_that_is_no_target_among_others_that_are() {
        RoutingTree tree = RoutingTreeTest.tree("""
                route: {receiver: default}
                inhibit_rules: [{source_matchers: [a=~"1|2"], target_matchers: [a=~"2|3"]}]
                """);
        Map<String, String> both = Map.of("a", "2");

        assertThat(tree.isInhibited(both, List.of(both))).isFalse();
        assertThat(tree.isInhibited(both, List.of(both, Map.of("a", "1")))).isTrue();
        assertThat(tree.isInhibited(Map.of("a", "3"), List.of(both))).isTrue();
    }
}
