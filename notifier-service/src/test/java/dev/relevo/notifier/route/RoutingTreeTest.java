package dev.relevo.notifier.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.notifier.route.file.RoutesReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which routes take an alert. The tree is the one in Alertmanager's own documentation, with our labels. */
class RoutingTreeTest {
    private static final RoutingTree TREE = tree("""
            route:
              receiver: default
              group_by: [alertname, account]
              group_wait: 45s
              routes:
                - matchers: ['queue =~ "support|sales"']
                  receiver: desk
                  group_interval: 10m
                  routes:
                    - matchers: [severity=critical]
                      receiver: desk-pager
                      group_by: ['...']
                - matchers: [alertname=red-case]
                  receiver: numbers
                  continue: true
                  routes:
                    - matchers: [account=a1]
                      receiver: owner-of-a1
                      repeat_interval: 1h
                - matchers: [alertname=red-case, severity=critical]
                  group_by: []
                  group_wait: 0s
                - matchers: [portfolio=""]
                  receiver: nowhere
            """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "queue=support                                         | desk",
                "queue=support severity=critical                       | desk-pager",
                "queue=other portfolio=p                               | default",
                "queue=other                                           | nowhere",
                "alertname=red-case portfolio=p                        | numbers",
                "alertname=red-case                                    | numbers,nowhere",
                "alertname=red-case severity=critical                  | numbers,default",
                "alertname=red-case severity=critical account=a1       | owner-of-a1,default",
                "alertname=red-case severity=critical queue=sales      | desk-pager",
            })
    void the_deepest_matching_route_takes_it_and_continue_asks_the_siblings(String labels, String receivers) {
        assertThat(TREE.match(labels(labels)))
                .extracting(match -> match.route().receiver())
                .containsExactly(receivers.split(","));
    }

    @Test
    void a_match_names_its_place_in_the_document_and_a_key_that_siblings_do_not_change() {
        RouteMatch match = TREE.match(labels("queue=support severity=critical")).getFirst();

        assertThat(match.path()).isEqualTo("route.routes[0].routes[0]");
        assertThat(match.route().key()).isEqualTo("{}/{queue=~\"support|sales\"}/{severity=\"critical\"}");
    }

    @Test
    void siblings_with_the_same_matchers_have_different_keys() {
        RoutingTree tree = tree("""
                route:
                  receiver: default
                  routes:
                    - {matchers: [a=b], receiver: one, continue: true}
                    - {matchers: [a=b], receiver: two}
                """);

        assertThat(tree.match(Map.of("a", "b")))
                .extracting(match -> match.route().key())
                .containsExactly("{}/{a=\"b\"}", "{}/{a=\"b\"}#2");
    }

    @Test
    void a_child_inherits_receiver_grouping_and_timings_unless_it_has_its_own() {
        Route desk = TREE.root().routes().get(0);
        Route pager = desk.routes().getFirst();
        Route critical = TREE.root().routes().get(2);

        assertThat(pager.timings())
                .isEqualTo(new Timings(Duration.ofSeconds(45), Duration.ofMinutes(10), Duration.ofHours(4)));
        assertThat(pager.grouping().isByAll()).isTrue();
        assertThat(desk.grouping()).isEqualTo(Grouping.by("alertname", "account"));
        assertThat(critical.receiver()).isEqualTo("default");
        assertThat(critical.grouping()).isEqualTo(Grouping.NONE);
        assertThat(critical.timings().groupWait()).isZero();
    }

    @Test
    void mute_and_active_intervals_are_not_inherited() {
        RoutingTree tree = tree("""
                route:
                  receiver: default
                  routes:
                    - matchers: [a=b]
                      mute_time_intervals: [always]
                      routes: [{matchers: [c=d]}]
                time_intervals: [{name: always, time_intervals: [{}]}]
                """);
        Route parent = tree.root().routes().getFirst();

        assertThat(tree.isMuted(parent, TimeIntervalTest.T0)).isTrue();
        assertThat(tree.isMuted(parent.routes().getFirst(), TimeIntervalTest.T0))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"critical, PT0S", "warning, PT30S", "'', PT30S"})
    void a_critical_alert_does_not_wait_unless_the_tree_has_a_group_wait(String severity, Duration wait) {
        assertThat(Timings.USUAL.firstAfter(Map.of("severity", severity))).isEqualTo(wait);
        assertThat(TREE.root().timings().firstAfter(Map.of("severity", severity)))
                .isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void a_group_is_named_by_the_labels_that_the_alert_has() {
        Map<String, String> alert = Map.of("alertname", "red-case", "number", "1");

        assertThat(Grouping.by("alertname", "account").of(alert)).isEqualTo(Map.of("alertname", "red-case"));
        assertThat(new Grouping(true, java.util.Set.of()).of(alert)).isEqualTo(alert);
        assertThat(Grouping.NONE.of(alert)).isEmpty();
    }

    @Test
    void a_ladder_takes_the_place_of_the_receiver_and_is_inherited_with_it() {
        RoutingTree tree = tree("""
                route:
                  ladder: [{rotation: on-call}, {receiver: boss, after: 15m}]
                  routes:
                    - {matchers: [a=b], group_wait: 1s}
                    - {matchers: [a=c], receiver: other}
                rotations: [{name: on-call, members: [ana, ben], shift: P7D, starts: "2026-01-05T09:00[Europe/Madrid]"}]
                """);
        List<LadderStep> ladder = tree.root().steps();

        assertThat(ladder)
                .containsExactly(
                        new LadderStep(new LadderStep.ToRotation("on-call"), Duration.ZERO),
                        new LadderStep(new LadderStep.ToReceiver("boss"), Duration.ofMinutes(15)));
        assertThat(tree.root().routes().get(0).steps()).isEqualTo(ladder);
        assertThat(tree.root().routes().get(1).steps()).containsExactly(LadderStep.atOnce("other"));
        assertThat(tree.receiver(ladder.getFirst(), java.time.Instant.parse("2026-01-13T00:00:00Z")))
                .isEqualTo("ben");
    }

    static RoutingTree tree(String yaml) {
        return RoutesReader.check(yaml).accepted();
    }

    static Map<String, String> labels(String words) {
        return java.util.Arrays.stream(words.split(" +"))
                .map(word -> word.split("=", 2))
                .collect(java.util.stream.Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
