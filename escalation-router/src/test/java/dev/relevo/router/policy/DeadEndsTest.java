package dev.relevo.router.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.PathKind;
import dev.relevo.kit.hours.OpeningHours;
import dev.relevo.kit.hours.OpeningHours.Interval;
import dev.relevo.router.detector.Detectors;
import dev.relevo.router.policy.DeadEnd.Obstacle;
import dev.relevo.router.text.Phrases;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two ways that share a day, with nothing, a minute or an hour between them; then each kind of state alone. */
class DeadEndsTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final EscalationPath AGENT = new EscalationPath(PathKind.AGENT, null, OpeningHours.ALWAYS);
    private static final EscalationPath EMAIL =
            new EscalationPath(PathKind.EMAIL, "ayuda@example.org", OpeningHours.ALWAYS);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00:00-18:00 | 18:00-24:00 | ",
                "00:00-18:00 | 17:59-24:00 | ",
                "00:00-18:00 | 18:01-24:00 | Monday 18:00",
                "00:01-18:00 | 18:00-24:00 | Monday 00:00",
                "00:00-18:00 | 18:00-23:59 | Monday 23:59",
                "00:00-02:30 | 02:30-24:00 | ",
                "00:00-02:30 | 03:30-24:00 | Monday 02:30",
            })
    void two_ways_must_meet(String phone, String email, String hole) {
        EscalationPolicy policy = policy(
                List.of(),
                new EscalationPath(PathKind.PHONE, "+34910000000", everyDay(phone)),
                new EscalationPath(PathKind.EMAIL, "ayuda@example.org", everyDay(email)));

        assertThat(DeadEnds.first(policy).map(DeadEnd::moment).orElse(null)).isEqualTo(hole);
    }

    @Test
    void the_first_hole_is_told_in_words() {
        QueueRule portuguese = queue("support-pt", QueueCondition.language("pt"), on(DayOfWeek.MONDAY, "00:00-24:00"));
        EscalationPath phone = new EscalationPath(
                PathKind.PHONE, "+34910000000", on(DayOfWeek.MONDAY, "00:00-24:00", DayOfWeek.TUESDAY, "00:00-03:00"));

        assertThat(DeadEnds.first(policy(List.of(portuguese), AGENT, phone)).map(DeadEnd::told))
                .contains("Tuesday 03:00, language pt: no path; queue support-pt closed, PHONE closed");
    }

    @Test
    void an_agent_who_may_not_be_there_is_no_way_alone() {
        QueueRule always = queue("support", QueueCondition.ANYBODY, OpeningHours.ALWAYS);

        assertThat(DeadEnds.first(policy(List.of(always), AGENT)).map(DeadEnd::told))
                .contains("Monday 00:00, any language, no agent there: no path; queue support open but nobody answers,"
                        + " no PHONE, EMAIL, WEB_FORM or STORE_VISIT");
        assertThat(DeadEnds.first(policy(List.of(always), AGENT, EMAIL))).isEmpty();
    }

    @Test
    void agents_in_office_hours_only_are_no_way_before_them() {
        QueueRule office = queue("support", QueueCondition.ANYBODY, everyDay("08:00-18:00"));

        assertThat(DeadEnds.first(policy(List.of(office), AGENT)).map(DeadEnd::told))
                .contains("Monday 00:00, any language: no path; queue support closed,"
                        + " no PHONE, EMAIL, WEB_FORM or STORE_VISIT");
    }

    @Test
    void an_overflow_is_no_way_out_when_nobody_is_there_either() {
        QueueRule first = new QueueRule(
                "support",
                QueueCondition.ANYBODY,
                OpeningHours.ALWAYS,
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                new QueueRule.Overflow(Duration.ofMinutes(5), "second"),
                null);
        QueueRule second = queue("second", QueueCondition.language("xx"), OpeningHours.ALWAYS);

        assertThat(DeadEnds.first(policy(List.of(first, second), AGENT)).map(DeadEnd::why))
                .hasValueSatisfying(why ->
                        assertThat(why).contains("queue support open but nobody answers, nor in its overflow second"));
    }

    @Test
    void every_language_and_reason_that_a_rule_names_is_looked_at_and_one_more() {
        QueueCondition errors =
                new QueueCondition(Set.of(), Set.of("bot-error"), Phrases.NONE, Set.of(), Set.of(), Set.of());
        List<QueueRule> queues = List.of(
                queue("spanish", QueueCondition.language("es"), OpeningHours.ALWAYS),
                queue("errors", errors, OpeningHours.ALWAYS));

        // With an open queue only an absent agent is in the way; who has no queue at all needs no obstacle.
        assertThat(DeadEnds.first(policy(queues, AGENT)).map(DeadEnd::obstacle)).contains(Obstacle.NO_AGENT);
        assertThat(DeadEnds.first(policy(queues, AGENT)).map(DeadEnd::person))
                .contains("language es, reason bot-error");
        assertThat(DeadEnds.first(policy(queues.subList(1, 2))).map(DeadEnd::told))
                .contains("Monday 00:00, any language, reason bot-error: no path; AGENT is not among the paths,"
                        + " no PHONE, EMAIL, WEB_FORM or STORE_VISIT");
    }

    @Test
    void no_path_at_all_is_a_dead_end() {
        assertThat(DeadEnds.first(policy(List.of()))).isPresent();
        assertThat(DeadEnds.first(policy(List.of(), AGENT)).map(DeadEnd::why))
                .contains("no queue serves the user, no PHONE, EMAIL, WEB_FORM or STORE_VISIT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Closed on a holiday, while everything is open in an ordinary week.
                "2026-12-25 | 2026-12-25 00:00 (Friday)",
                // A holiday in the week the search begins with, and one on a day with 23 hours.
                "2026-01-05 | 2026-01-05 00:00 (Monday)",
                "2026-03-29 | 2026-03-29 00:00 (Sunday)",
            })
    void a_holiday_is_a_day_of_its_own(LocalDate holiday, String hole) {
        OpeningHours hours = everyDay("00:00-24:00", holiday);

        assertThat(DeadEnds.first(policy(List.of(), new EscalationPath(PathKind.PHONE, "+34910000000", hours)))
                        .map(DeadEnd::moment))
                .contains(hole);
    }

    @Test
    void a_holiday_of_one_way_is_covered_by_another() {
        EscalationPath phone =
                new EscalationPath(PathKind.PHONE, "+34910000000", everyDay("00:00-24:00", LocalDate.of(2026, 12, 25)));
        EscalationPath store = new EscalationPath(
                PathKind.STORE_VISIT, "Calle Mayor 1", everyDay("09:00-24:00", LocalDate.of(2026, 12, 24)));

        assertThat(DeadEnds.first(policy(List.of(), phone, store)).map(DeadEnd::moment))
                .contains("2026-12-25 00:00 (Friday)");
        assertThat(DeadEnds.first(policy(List.of(), phone, EMAIL))).isEmpty();
    }

    @Test
    void days_of_23_and_25_hours_have_no_holes_of_their_own() {
        // 02:30 does not exist on 29 March 2026 and is repeated on 25 October.
        assertThat(DeadEnds.first(policy(
                        List.of(),
                        new EscalationPath(PathKind.PHONE, "+34910000000", everyDay("00:00-02:30")),
                        new EscalationPath(PathKind.PHONE, "+34910000001", everyDay("02:30-24:00")))))
                .isEmpty();
    }

    private static EscalationPolicy policy(List<QueueRule> queues, EscalationPath... paths) {
        return new EscalationPolicy(
                "default",
                MADRID,
                EscalationPolicy.Mode.LIVE,
                Detectors.DEFAULT,
                ScoreSettings.DEFAULT,
                queues,
                List.of(paths),
                HandBack.DEFAULT,
                Map.of(),
                Set.of());
    }

    private static QueueRule queue(String name, QueueCondition when, OpeningHours hours) {
        return new QueueRule(name, when, hours, Duration.ofMinutes(5), Duration.ofMinutes(1), null, null);
    }

    private static OpeningHours everyDay(String interval, LocalDate... closed) {
        Map<DayOfWeek, List<Interval>> weekly = new EnumMap<>(DayOfWeek.class);
        Arrays.stream(DayOfWeek.values()).forEach(day -> weekly.put(day, List.of(interval(interval))));
        return new OpeningHours(false, weekly, Set.of(closed));
    }

    private static OpeningHours on(DayOfWeek day, String interval) {
        return new OpeningHours(false, Map.of(day, List.of(interval(interval))), Set.of());
    }

    private static OpeningHours on(DayOfWeek day, String interval, DayOfWeek other, String otherInterval) {
        return new OpeningHours(
                false, Map.of(day, List.of(interval(interval)), other, List.of(interval(otherInterval))), Set.of());
    }

    private static Interval interval(String text) {
        List<LocalTime> ends = Stream.of(text.split("-"))
                .map(time -> time.equals("24:00") ? LocalTime.MAX : LocalTime.parse(time))
                .toList();
        return new Interval(ends.get(0), ends.get(1));
    }
}
