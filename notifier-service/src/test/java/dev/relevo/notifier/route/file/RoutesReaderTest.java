package dev.relevo.notifier.route.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.kit.yaml.YamlProblem;
import dev.relevo.notifier.route.RoutingTree;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mistake is named in one reading, with its place and a suggestion. */
class RoutesReaderTest {
    @Test
    void all_mistakes_of_a_document_are_named_at_once() {
        assertThat(problems("""
                        route:
                          reciever: ops
                          group_wait: 30
                          group_interval: 5 minutes
                          repeat_interval: 0s
                          routes:
                            - matchers: [severity critical, 'number=~"(1"']
                              mute_time_intervals: [nihgts]
                              ladder: [{rotation: oncall, after: 5m}, {receiver: boss}]
                        time_intervals:
                          - name: nights
                            time_intervals:
                              - times: [{start_time: "22:00", end_time: "06:00"}, {start_time: "9:00", end_time: "24:01"}]
                                weekdays: [munday, 'friday:monday']
                                days_of_month: ['0', '5:1', '32']
                                months: [janury, 'may:april']
                                location: Amercia/Bogota
                        rotations: [{name: on-call, members: [], shift: P1M, starts: 2026-01-05T09:00}]
                        inhibit_rules: [{source_matchers: [a=b]}]
                        digests: [{receiver: ops}, {receiver: ops, daily: 8, weekly: "mun 08:00"}]
                        """))
                .containsExactly(
                        "2:3: route.reciever: unknown key; did you mean 'receiver'?",
                        "2:3: route: receiver is required at the root, or a ladder: what no other route takes goes there",
                        "3:15: route.group_wait: expected a duration such as 5m, 1h30m or PT5M, got '30'",
                        "4:19: route.group_interval: expected a duration such as 5m, 1h30m or PT5M, got '5 minutes'",
                        "5:20: route.repeat_interval: expected 1s to 4w3d, got '0s'",
                        "7:18: route.routes[0].matchers[0]: expected one of = != =~ !~ after the label's name in"
                                + " 'severity critical', for example severity=\"critical\"",
                        "7:37: route.routes[0].matchers[1]: invalid regular expression: missing closing )",
                        "8:29: route.routes[0].mute_time_intervals[0]: no time interval 'nihgts'; did you mean 'nights'?",
                        "9:27: route.routes[0].ladder[0].rotation: no rotation 'oncall'; did you mean 'on-call'?",
                        "9:42: route.routes[0].ladder[0].after: the first step is told at once: it has no after",
                        "9:47: route.routes[0].ladder[1]: after is required",
                        "13:17: time_intervals[0].time_intervals[0].times[0]: starts at 22:00 but ends at 06:00; a night"
                                + " is two, one until 24:00 and one from 00:00",
                        "13:72: time_intervals[0].time_intervals[0].times[1].start_time: expected a time such as"
                                + " \"09:00\", got '9:00'",
                        "13:90: time_intervals[0].time_intervals[0].times[1].end_time: expected a time such as"
                                + " \"09:00\" or \"24:00\", got '24:01'",
                        "14:20: time_intervals[0].time_intervals[0].weekdays[0]: expected a day such as monday, got"
                                + " 'munday'; did you mean 'monday'?",
                        "15:25: time_intervals[0].time_intervals[0].days_of_month[0]: expected a number from -31 to -1"
                                + " or 1 to 31, got '0'",
                        "15:30: time_intervals[0].time_intervals[0].days_of_month[1]: expected the smaller value before"
                                + " the colon, got '5:1'",
                        "15:37: time_intervals[0].time_intervals[0].days_of_month[2]: expected a number from -31 to -1"
                                + " or 1 to 31, got '32'",
                        "16:18: time_intervals[0].time_intervals[0].months[0]: expected a month such as january or 1,"
                                + " got 'janury'; did you mean 'january'?",
                        "16:26: time_intervals[0].time_intervals[0].months[1]: expected the smaller value before the"
                                + " colon, got 'may:april'",
                        "17:19: time_intervals[0].time_intervals[0].location: expected a time zone such as"
                                + " America/Bogota, got 'Amercia/Bogota'; did you mean 'America/Bogota'?",
                        "18:38: rotations[0].members: expected at least one receiver",
                        "18:49: rotations[0].shift: expected a duration such as 5m, 1h30m or PT5M, got 'P1M'",
                        "18:62: rotations[0].starts: expected a date and time with its zone such as"
                                + " 2026-01-05T09:00[Europe/Madrid], got '2026-01-05T09:00'",
                        "19:17: inhibit_rules[0]: target_matchers is required",
                        "20:11: digests[0]: expected daily or weekly, or both",
                        "20:51: digests[1].daily: expected a time such as \"08:00\", got '8'",
                        "20:62: digests[1].weekly: expected a day and a time such as mon 08:00, got 'mun 08:00'");
    }

    @Test
    void a_receiver_must_be_one_of_those_that_exist() {
        String document = """
                route:
                  receiver: nigh
                  routes: [{matchers: [a=b], ladder: [{receiver: day}, {receiver: boss, after: 5m}]}]
                digests: [{receiver: nobody, daily: "08:00"}]
                """;

        assertThat(problems(document)).isEmpty();
        assertThat(problems(document, Set.of("night", "day")))
                .containsExactly(
                        "2:13: route.receiver: no receiver 'nigh'; did you mean 'night'?",
                        "3:67: route.routes[0].ladder[1].receiver: no receiver 'boss'; known: day, night",
                        "4:22: digests[0].receiver: no receiver 'nobody'; known: day, night");
        assertThat(problems(document, Set.of()))
                .first()
                .asString()
                .contains("no receiver 'nigh'; there is no receiver");
    }

    @Test
    void the_list_in_the_document_counts_and_is_checked_itself() {
        String document = "receivers: [day, {name: nigt}]\nroute: {receiver: night}\n";

        assertThat(problems(document))
                .containsExactly("2:19: route.receiver: no receiver 'night'; did you mean 'nigt'?");
        assertThat(problems(document, Set.of("night", "day")))
                .first()
                .isEqualTo("1:25: receivers[1].name: no receiver 'nigt'; did you mean 'night'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{matchers: [a=b]} ; {matchers: [a=b, c=d]} ; route.routes[0] before it takes all",
                "{matchers: ['a=~\"b|c\"']} ; {matchers: [a=c]} ; route.routes[0] before it takes all",
                "{matchers: [a!=b]} ; {matchers: [a=c]} ; route.routes[0] before it takes all",
                "{} ; {matchers: [a=c]} ; route.routes[0] before it takes all",
                "{matchers: ['a=~\".*\"']} ; {matchers: [b=c]} ; route.routes[0] before it takes all",
                "{matchers: [z=y]} ; {matchers: [a=b, a=c]} ; exclude each other",
                "{matchers: [z=y]} ; {matchers: ['a=~\"b|c\"', a=d]} ; exclude each other",
            })
    void a_route_that_can_never_match_is_a_mistake(String first, String second, String reason) {
        String document = "route: {receiver: r, routes: [%s, %s]}";

        assertThat(problems(document.formatted(first, second)))
                .singleElement()
                .asString()
                .contains("route.routes[1]: it can never match: ", reason);
    }

    @Test
    void a_route_inside_another_can_never_match_when_their_matchers_exclude_each_other() {
        assertThat(problems("route: {receiver: r, routes: [{matchers: [a=b], routes: [{matchers: [a=c]}]}]}"))
                .containsExactly(
                        "1:58: route.routes[0].routes[0]: it can never match: a=\"b\" and a=\"c\" exclude each other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{matchers: [a=b], continue: true}, {matchers: [a=b]}",
                "{matchers: [a=b]}, {matchers: [a=c]}",
                "{matchers: [a=b, c=d]}, {matchers: [a=b]}",
                "{matchers: ['a=~\"b|c\"']}, {matchers: ['a=~\"b|c|d\"']}",
                "{matchers: ['a=~\"b|c\"', a=b]}, {}",
            })
    void routes_that_can_match_are_no_mistake(String routes) {
        assertThat(problems("route: {receiver: r, routes: [" + routes + "]}")).isEmpty();
    }

    @Test
    void the_root_takes_all_alerts_always() {
        assertThat(
                        problems(
                                "route: {receiver: r, matchers: [a=b], continue: true, mute_time_intervals: [], active_time_intervals: []}"))
                .hasSize(4)
                .allMatch(problem -> problem.contains("the root takes all alerts, always: it has no "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[a, a]       | 'a' is a duplicate",
                "['...', a]   | '...' groups by all labels",
                "[' ']        | expected a label's name",
            })
    void labels_of_a_group_are_checked(String labels, String problem) {
        assertThat(problems("route: {receiver: r, group_by: " + labels + "}"))
                .singleElement()
                .asString()
                .contains(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "0s, PT0S",
        "0, PT0S",
        "30s, PT30S",
        "1h30m, PT1H30M",
        "500ms, PT0.5S",
        "PT5M, PT5M",
        "1d, PT24H",
        "24h, PT24H"
    })
    void durations_are_those_of_prometheus_and_of_iso_8601(String text, Duration expected) {
        RoutingTree tree = RoutesReader.check("route: {receiver: r, group_wait: " + text + "}")
                .accepted();

        assertThat(tree.root().timings().groupWait()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1s", "24h1ms", "30m1h", "1.5h", "''", "5", "P1DT1S"})
    void other_durations_are_refused(String text) {
        assertThat(problems("route: {receiver: r, group_wait: " + text + "}")).hasSize(1);
    }

    @Test
    void an_anchor_cannot_make_more_routes_than_allowed() {
        String levels = "route: {receiver: r, routes: [&a {routes: [*a, *a, *a]}]}";
        String many = "route:\n  receiver: r\n  routes:\n" + "    - {matchers: [a=b], continue: true}\n".repeat(1_001);

        assertThat(problems(levels))
                .anyMatch(problem -> problem.contains("expected at most 1000 routes in at most 20 levels"));
        assertThat(problems(many)).singleElement().asString().contains("expected at most 1000, got 1001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "route", "route: []", "route: {", "{}", "a: b", "route: {receiver: [x]}", "\0", "- a"})
    void what_is_no_tree_is_a_problem_and_no_failure(String text) {
        assertThat(problems(text)).isNotEmpty();
    }

    private static List<String> problems(String yaml) {
        return problems(yaml, null);
    }

    private static List<String> problems(String yaml, @Nullable Set<String> receivers) {
        return RoutesReader.check(yaml, receivers).problems().stream()
                .map(YamlProblem::toString)
                .toList();
    }
}
