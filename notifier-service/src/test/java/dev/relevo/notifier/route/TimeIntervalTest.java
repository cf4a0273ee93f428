package dev.relevo.notifier.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At, just before and just after each limit; and in the hours that the clock skips and repeats. */
class TimeIntervalTest {
    static final Instant T0 = Instant.parse("2026-11-20T14:00:00Z");

    private static final RoutingTree TREE = RoutingTreeTest.tree("""
            route: {receiver: default}
            time_intervals:
              - name: office
                time_intervals:
                  - times: [{start_time: "09:00", end_time: "17:00"}]
                    weekdays: ['monday:friday']
                    location: America/Bogota
              - name: night
                time_intervals:
                  - times: [{start_time: "22:00", end_time: "24:00"}, {start_time: "00:00", end_time: "06:00"}]
              - name: two-to-three
                time_intervals:
                  - times: [{start_time: "02:00", end_time: "03:00"}]
                    location: Europe/Madrid
              - name: three-to-four
                time_intervals:
                  - times: [{start_time: "03:00", end_time: "04:00"}]
                    location: Europe/Madrid
              - name: month-end
                time_intervals: [{days_of_month: ['-2:-1']}]
              - name: from-30
                time_intervals: [{days_of_month: ['30:31']}]
              - name: from-first
                time_intervals: [{days_of_month: ['-31:2']}]
              - name: summer
                time_intervals: [{months: ['june:august', '12'], years: ['2026:2027']}]
              - name: weekend
                time_intervals: [{weekdays: [saturday, 'sunday']}]
              - name: over-the-weekend
                time_intervals: [{weekdays: ['friday:monday']}]
              - name: always
                time_intervals: [{}]
            """);

    @ParameterizedTest
    @CsvSource({
        "office, 2026-11-20T13:59:59.999Z, false",
        "office, 2026-11-20T14:00:00Z, true",
        "office, 2026-11-20T21:59:59.999Z, true",
        "office, 2026-11-20T22:00:00Z, false",
        "office, 2026-11-21T15:00:00Z, false",
        // Friday in UTC, still Thursday there.
        "office, 2026-11-20T02:00:00Z, false",
        "night, 2026-11-20T21:59:59.999Z, false",
        "night, 2026-11-20T22:00:00Z, true",
        "night, 2026-11-20T23:59:59.999999999Z, true",
        "night, 2026-11-21T00:00:00Z, true",
        "night, 2026-11-21T06:00:00Z, false",
        // Autumn: 02:00 to 03:00 is repeated: at +02:00 and at +01:00.
        "two-to-three, 2026-10-24T23:59:59.999Z, false",
        "two-to-three, 2026-10-25T00:00:00Z, true",
        "two-to-three, 2026-10-25T00:59:59.999Z, true",
        "two-to-three, 2026-10-25T01:00:00Z, true",
        "two-to-three, 2026-10-25T01:59:59.999Z, true",
        "two-to-three, 2026-10-25T02:00:00Z, false",
        "three-to-four, 2026-10-25T01:59:59.999Z, false",
        "three-to-four, 2026-10-25T02:00:00Z, true",
        // Spring: 02:00 to 03:00 does not come at all.
        "two-to-three, 2026-03-29T00:59:59.999Z, false",
        "two-to-three, 2026-03-29T01:00:00Z, false",
        "three-to-four, 2026-03-29T00:59:59.999Z, false",
        "three-to-four, 2026-03-29T01:00:00Z, true",
        "three-to-four, 2026-03-29T01:59:59.999Z, true",
        "three-to-four, 2026-03-29T02:00:00Z, false",
        "month-end, 2026-02-26T23:59:59Z, false",
        "month-end, 2026-02-27T00:00:00Z, true",
        "month-end, 2026-02-28T23:59:59Z, true",
        "month-end, 2026-03-01T00:00:00Z, false",
        "month-end, 2028-02-29T12:00:00Z, true",
        "month-end, 2028-02-27T12:00:00Z, false",
        "from-30, 2026-04-30T12:00:00Z, true",
        "from-30, 2026-02-28T12:00:00Z, false",
        "from-first, 2026-02-01T00:00:00Z, true",
        "from-first, 2026-02-02T23:59:59Z, true",
        "from-first, 2026-02-03T00:00:00Z, false",
        "summer, 2026-05-31T23:59:59Z, false",
        "summer, 2026-06-01T00:00:00Z, true",
        "summer, 2026-08-31T23:59:59Z, true",
        "summer, 2026-09-01T00:00:00Z, false",
        "summer, 2027-12-31T23:59:59Z, true",
        "summer, 2028-07-01T00:00:00Z, false",
        "weekend, 2026-11-20T23:59:59Z, false",
        "weekend, 2026-11-21T00:00:00Z, true",
        "weekend, 2026-11-22T23:59:59Z, true",
        "over-the-weekend, 2026-11-19T23:59:59Z, false",
        "over-the-weekend, 2026-11-20T00:00:00Z, true",
        "over-the-weekend, 2026-11-23T23:59:59Z, true",
        "over-the-weekend, 2026-11-24T00:00:00Z, false",
        "always, 1999-12-31T23:59:59Z, true",
    })
    void an_interval_contains_what_all_its_parts_contain(String interval, Instant at, boolean expected) {
        assertThat(TREE.timeIntervals().get(interval)).isNotNull().matches(known -> known.contains(at) == expected);
    }

    @Test
    void a_route_tells_outside_its_mute_and_inside_its_active_intervals() {
        RoutingTree tree = RoutingTreeTest.tree("""
                route:
                  receiver: default
                  routes:
                    - {matchers: [a=b], mute_time_intervals: [weekend], active_time_intervals: [days, evenings]}
                time_intervals:
                  - {name: weekend, time_intervals: [{weekdays: ['saturday', 'sunday']}]}
                  - {name: days, time_intervals: [{times: [{start_time: "08:00", end_time: "18:00"}]}]}
                  - {name: evenings, time_intervals: [{times: [{start_time: "18:00", end_time: "20:00"}]}]}
                """);
        Route route = tree.root().routes().getFirst();

        assertThat(tree.mute(route, Instant.parse("2026-11-20T08:00:00Z"))).isEmpty();
        assertThat(tree.mute(route, Instant.parse("2026-11-20T19:00:00Z"))).isEmpty();
        assertThat(tree.mute(route, Instant.parse("2026-11-20T20:00:00Z")))
                .contains(new RoutingTree.Mute("days, evenings", false));
        assertThat(tree.mute(route, Instant.parse("2026-11-21T09:00:00Z")))
                .contains(new RoutingTree.Mute("weekend", true));
        assertThat(tree.isMuted(tree.root(), Instant.parse("2026-11-21T09:00:00Z")))
                .isFalse();
    }
}
