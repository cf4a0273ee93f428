package dev.relevo.rating.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.NumberRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Rating;
import dev.relevo.rating.fact.NumberHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListChangesTest {
    private static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");
    private static final NumberHealth BLOCKED = new NumberHealth("BLOCKED", List.of());

    @Test
    void a_confirming_list_changes_nothing() {
        assertThat(changes(List.of(listed("1"), listed("2")), List.of(), green("1"), green("2")))
                .satisfies(changes -> assertThat(changes.isEmpty()).isTrue());
    }

    @Test
    void a_registered_number_that_is_missing_vanishes_once() {
        ListChanges first = changes(List.of(listed("1"), listed("2")), List.of(), green("1"));
        ListChanges again = changes(List.of(listed("1"), vanished("2")), List.of(), green("1"));

        assertThat(first.vanished()).extracting(known -> known.id().value()).containsExactly("2");
        assertThat(again.isEmpty()).isTrue();
    }

    @Test
    void an_incomplete_list_says_nothing_about_absence() {
        AccountList half =
                new AccountList(new GraphAnswer.Failed(GraphAnswer.Failure.TIMEOUT, "half"), Map.of(), T0, 2);

        assertThat(ListChanges.of(byId(List.of(listed("1"))), Map.of(), half)).isEqualTo(ListChanges.NONE);
    }

    @Test
    void a_number_appears_at_its_first_list_and_returns_after_it_vanished() {
        ListChanges changes = changes(List.of(neverListed("1"), vanished("2")), List.of(), green("1"), green("2"));

        assertThat(changes.appeared()).extracting(known -> known.id().value()).containsExactly("1");
        assertThat(changes.returned()).extracting(known -> known.id().value()).containsExactly("2");
    }

    @Test
    void a_number_that_nobody_registered_is_discovered_once_and_adopted_when_registered() {
        ListChanges first = changes(List.of(), List.of(), green("9"));
        ListChanges again = changes(List.of(), List.of("9"), green("9"));
        ListChanges registered = changes(List.of(listed("9")), List.of("9"), green("9"));

        assertThat(first.discovered())
                .extracting(seen -> seen.phoneNumberId().value())
                .containsExactly("9");
        assertThat(again.isEmpty()).isTrue();
        assertThat(registered.adopted()).extracting(known -> known.id().value()).containsExactly("9");
    }

    @Test
    void another_judgement_or_an_absent_colour_is_a_detail_and_an_absent_judgement_is_not() {
        ListChanges blocked = changes(List.of(listed("1")), List.of(), seen("1", Rating.GREEN, BLOCKED));
        ListChanges colourless = changes(List.of(listed("1")), List.of(), seen("1", Rating.UNKNOWN, null));
        ListChanges absent = changes(List.of(known("1", T0, null, BLOCKED)), List.of(), green("1"));

        assertThat(blocked.detailed()).hasSize(1);
        assertThat(colourless.detailed()).hasSize(1);
        assertThat(absent.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GREEN,   CONNECTED, TIER_1K, false",
        "RED,     CONNECTED, TIER_1K, true",
        "UNKNOWN, CONNECTED, TIER_1K, false",
        "GREEN,   BANNED,    TIER_1K, true",
        "GREEN,   OF_LATER,  TIER_1K, true",
        "GREEN,   ,          TIER_1K, false",
        "GREEN,   CONNECTED, TIER_2K, true",
        "GREEN,   CONNECTED, ,        false"
    })
    void only_another_colour_status_or_limit_is_a_change(Rating rating, String status, String limit, boolean isNews) {
        var seen = new GraphAnswer.Seen(new PhoneNumberId("1"), null, null, rating, status, limit, null);

        assertThat(listed("1").isNews(seen)).isEqualTo(isNews);
    }

    /** A person's red is confirmed by a red poll, although the colour is the same. */
    @Test
    void what_somebody_said_since_the_last_list_makes_the_same_colour_a_change() {
        KnownNumber before = observed("1", T0.minusMillis(1));
        KnownNumber same = observed("1", T0);
        KnownNumber later = observed("1", T0.plusMillis(1));

        assertThat(Stream.of(before, same, later).map(known -> known.isNews(green("1"))))
                .containsExactly(false, false, true);
        assertThat(neverListed("1").isNews(green("1"))).isTrue();
    }

    private static ListChanges changes(List<KnownNumber> known, List<String> unregistered, GraphAnswer.Seen... seen) {
        Map<PhoneNumberId, GraphAnswer.Seen> numbers = new LinkedHashMap<>();
        List.of(seen).forEach(number -> numbers.put(number.phoneNumberId(), number));
        var list = new AccountList(new GraphAnswer.Numbers(List.of(seen), null), numbers, T0, 1);
        Map<PhoneNumberId, NumberRef> others = unregistered.stream()
                .map(id -> new NumberRef(new PhoneNumberId(id), null, null))
                .collect(Collectors.toMap(NumberRef::phoneNumberId, Function.identity()));
        return ListChanges.of(byId(known), others, list);
    }

    private static Map<PhoneNumberId, KnownNumber> byId(List<KnownNumber> known) {
        return known.stream().collect(Collectors.toMap(KnownNumber::id, Function.identity()));
    }

    private static KnownNumber listed(String id) {
        return known(id, T0, null, null);
    }

    private static KnownNumber neverListed(String id) {
        return known(id, null, null, null);
    }

    private static KnownNumber vanished(String id) {
        return known(id, T0, T0.plus(Duration.ofMinutes(1)), null);
    }

    private static KnownNumber observed(String id, Instant at) {
        KnownNumber listed = listed(id);
        return new KnownNumber(
                listed.ref(), Rating.GREEN, "CONNECTED", "TIER_1K", at, T0, true, null, false, listed.health());
    }

    private static KnownNumber known(
            String id, @Nullable Instant listedAt, @Nullable Instant vanishedSince, @Nullable NumberHealth health) {
        return new KnownNumber(
                new NumberRef(new PhoneNumberId(id), "1555", null),
                Rating.GREEN,
                "CONNECTED",
                "TIER_1K",
                null,
                listedAt,
                listedAt != null && vanishedSince == null,
                vanishedSince,
                false,
                health);
    }

    private static GraphAnswer.Seen green(String id) {
        return seen(id, Rating.GREEN, null);
    }

    private static GraphAnswer.Seen seen(String id, Rating rating, @Nullable NumberHealth health) {
        return new GraphAnswer.Seen(new PhoneNumberId(id), null, null, rating, "CONNECTED", "TIER_1K", health);
    }
}
