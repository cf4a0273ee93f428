package dev.relevo.notifier.alert;

import static dev.relevo.event.QualityEvent.RatingObserved.Source.POLL;
import static dev.relevo.event.QualityEvent.RatingObserved.Source.WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.AlertRef;
import dev.relevo.event.EventTypes;
import dev.relevo.event.PathKind;
import dev.relevo.event.RatingEvent;
import dev.relevo.notifier.Examples;
import dev.relevo.notifier.RatingEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertRulesTest {
    private static final RatingEvents NUMBER = RatingEvents.of("1001");

    @ParameterizedTest
    @CsvSource({
        "red-case-opened, red-case-closed, red-case",
        "red-case-opened.reopened, red-case-closed, red-case",
        "path-missing, path-restored, path-missing",
        "poll-failing, rating-changed, poll-failing",
        "poll-failing, number-fresh, poll-failing",
        "risk-raised, risk-lowered, risk",
        "number-discovered, number-discovered.again, number-discovered",
        "number-vanished, number-discovered.again, number-vanished",
        "number-stale, number-fresh, number-stale",
        "number-status-changed, number-status-changed.usable, number-status",
        "account-restricted, account-restriction-lifted, account-restricted",
        "account-polling-failing, account-polling-restored, account-polling",
        "template-changed, template-changed.usable, template"
    })
    void an_event_opens_an_alert_and_another_ends_it(String opening, String end, String kind) {
        AlertChange opened = AlertRules.changesFor(Examples.rating(opening)).getFirst();

        assertThat(opened).isInstanceOfAny(AlertChange.Open.class, AlertChange.Recur.class);
        assertThat(opened.alert().kind()).isEqualTo(kind);
        assertThat(AlertRules.changesFor(Examples.rating(end)))
                .filteredOn(AlertChange.Resolve.class::isInstance)
                .extracting(AlertChange::alert)
                .contains(opened.alert());
    }

    /** Alerts of handoffs end with time; the notifier itself and other systems end the last two. */
    @Test
    void each_kind_that_an_event_opens_is_ended_by_an_event() {
        assertThat(ofRatings()).allSatisfy(kind -> {
            assertThat(types(kind, AlertChange.Open.class, AlertChange.Recur.class))
                    .isNotEmpty();
            assertThat(types(kind, AlertChange.Resolve.class)).isNotEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "red-case-corrected",
                "red-case-disputed",
                "deadline-near",
                "limit-expected",
                "limit-imposed",
                "limit-not-imposed"
            })
    void a_step_of_a_red_case_updates_its_alert(String step) {
        assertThat(AlertRules.changesFor(Examples.rating(step))).singleElement().satisfies(change -> assertThat(change)
                .isInstanceOf(AlertChange.Update.class)
                .extracting(AlertChange::alert)
                .isEqualTo(alert(Examples.rating("red-case-opened"))));
    }

    @Test
    void a_red_case_has_its_deadline_until_it_is_closed() {
        assertThat(notice(NUMBER.opened()).deadline()).isEqualTo(RatingEvents.DEADLINE);
        assertThat(notice(NUMBER.closed()).deadline()).isNull();
    }

    @Test
    void another_number_is_another_alert() {
        assertThat(alert(RatingEvents.of("1002").opened())).isNotEqualTo(alert(NUMBER.opened()));
    }

    @Test
    void each_kind_of_problem_is_its_own_alert() {
        assertThat(alert(NUMBER.pathMissing("a", "no phone"))).isNotEqualTo(alert(NUMBER.pollFailing()));
        assertThat(alert(NUMBER.probeFailed(PathKind.PHONE))).isNotEqualTo(alert(NUMBER.probeFailed(PathKind.EMAIL)));
    }

    @Test
    void the_same_problem_in_another_event_is_the_same_alert() {
        assertThat(alert(NUMBER.pathMissing("a", "no phone"))).isEqualTo(alert(NUMBER.pathMissing("b", "no form")));
    }

    @Test
    void a_rating_that_was_polled_ends_poll_failing_and_one_from_a_webhook_does_not() {
        assertThat(AlertRules.changesFor(NUMBER.changed(POLL))).hasSize(1);
        assertThat(AlertRules.changesFor(NUMBER.changed(WEBHOOK))).isEmpty();
        assertThat(AlertRules.changesFor(Examples.rating("appeal-changed"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-restricted", "account-polling-failing", "template-changed"})
    void an_alert_of_an_account_has_no_number_and_names_the_account(String opening) {
        assertThat(alert(Examples.rating(opening)).phoneNumberId()).isNull();
        assertThat(notice(Examples.rating(opening)).fact(Fact.ACCOUNT)).contains("102290129340398");
        assertThat(notice(Examples.rating(opening)).summary()).startsWith("account 102290129340398: ");
    }

    @Test
    void two_restrictions_of_an_account_are_two_alerts() {
        assertThat(alert(Examples.rating("account-restricted")))
                .isNotEqualTo(alert(Examples.rating("account-restricted.open-end")));
    }

    @Test
    void a_risk_that_continues_is_repeated_and_not_told_with_each_figure() {
        assertThat(AlertRules.changesFor(Examples.rating("risk-raised")))
                .singleElement()
                .isInstanceOf(AlertChange.Recur.class);
    }

    @Test
    void the_reference_page_names_the_events_of_each_kind() throws Exception {
        Map<String, List<Set<String>>> page = Files.readAllLines(Path.of("../docs/reference/alerts.md")).stream()
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|"))
                .collect(Collectors.toMap(
                        cells -> words(cells[1]).iterator().next(),
                        cells -> List.of(words(cells[2]), words(cells[3]), words(cells[4]))));

        assertThat(page.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(AlertKind.values()).map(AlertKind::word).toList());
        page.keySet().removeIf(kind -> ofRatings().stream()
                .noneMatch(known -> known.word().equals(kind)));
        assertThat(page)
                .isEqualTo(ofRatings().stream()
                        .collect(Collectors.toMap(
                                AlertKind::word,
                                kind -> List.of(
                                        types(kind, AlertChange.Open.class, AlertChange.Recur.class),
                                        types(kind, AlertChange.Update.class),
                                        types(kind, AlertChange.Resolve.class)))));
    }

    private static Set<AlertKind> ofRatings() {
        Set<AlertKind> kinds = EnumSet.allOf(AlertKind.class);
        kinds.removeAll(HandoffRules.kindsThatEndQuietly());
        kinds.removeAll(Set.of(AlertKind.CHANNEL_BROKEN, AlertKind.EXTERNAL));
        return kinds;
    }

    /** The event types whose examples change an alert of this kind in one of these ways. */
    @SafeVarargs
    private static Set<String> types(AlertKind kind, Class<? extends AlertChange>... effects) {
        Set<Class<? extends AlertChange>> wanted = Set.of(effects);
        return Examples.OF_ALERTS.stream()
                .map(Examples::rating)
                .filter(event -> AlertRules.changesFor(event).stream()
                        .anyMatch(change ->
                                change.alert().kind().equals(kind.word()) && wanted.contains(change.getClass())))
                .map(EventTypes::of)
                .collect(Collectors.toSet());
    }

    private static Set<String> words(String cell) {
        return Pattern.compile("`([a-z-]+)`")
                .matcher(cell)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static AlertRef alert(RatingEvent event) {
        return AlertRules.changesFor(event).getFirst().alert();
    }

    private static Notice notice(RatingEvent event) {
        return AlertRules.changesFor(event).getFirst().notice();
    }
}
