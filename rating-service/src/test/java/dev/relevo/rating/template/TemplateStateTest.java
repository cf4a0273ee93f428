package dev.relevo.rating.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.rating.Raw;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateStateTest {
    private static final Instant T0 = Instant.parse("2026-09-21T15:00:00Z");

    @ParameterizedTest
    @CsvSource({"FIRST_PAUSE, 3", "SECOND_PAUSE, 6"})
    void a_pause_for_quality_ends_by_itself(String title, int hours) {
        List<Told> told = read(T0, """
                {"event": "PAUSED", "reason": "NONE", "other_info": {"title": "%s", "description": "paused"}}""".formatted(title));
        Instant end = T0.plus(Duration.ofHours(hours));

        assertThat(TemplateState.after(told, end.minusMillis(1)).status()).isEqualTo("PAUSED");
        assertThat(TemplateState.after(told, end.minusMillis(1)).until()).isEqualTo(end);
        assertThat(TemplateState.after(told, end.minusMillis(1)).reason()).isEqualTo(title);
        assertThat(TemplateState.after(told, end.minusMillis(1)).isUsable()).isFalse();
        assertThat(TemplateState.after(told, end).status()).isEqualTo("APPROVED");
        assertThat(TemplateState.after(told, end).isUsable()).isTrue();
    }

    @Test
    void a_pause_by_pacing_ends_when_a_person_resumes_it() {
        List<Told> told = new ArrayList<>(
                read(T0, "{\"event\": \"PAUSED\", \"other_info\": {\"title\": \"RATE_LIMITING_PAUSE\"}}"));
        assertThat(TemplateState.after(told, T0.plus(Duration.ofDays(30))).isUsable())
                .isFalse();

        told.addAll(read(T0.plusSeconds(1), "{\"event\": \"APPROVED\", \"other_info\": {\"title\": \"UNPAUSE\"}}"));
        assertThat(TemplateState.after(told, T0.plusSeconds(1)).isUsable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVED, true",
        "REINSTATED, true",
        "UNARCHIVED, true",
        "FLAGGED, true",
        "DISABLED, false",
        "REJECTED, false",
        "DELETED, false",
        "ARCHIVED, false",
        "PENDING, false",
        "IN_APPEAL, false",
        "SOMETHING_NEW, false"
    })
    void a_status_says_whether_a_template_can_be_sent(String status, boolean isUsable) {
        assertThat(TemplateState.after(read(T0, "{\"event\": \"" + status + "\", \"reason\": null}"), T0)
                        .isUsable())
                .isEqualTo(isUsable);
    }

    @Test
    void a_quality_and_a_category_are_kept_apart_from_the_status() {
        List<Told> told =
                new ArrayList<>(read(T0, "{\"previous_quality_score\": \"YELLOW\", \"new_quality_score\": \"RED\"}"));
        told.addAll(read(T0, "{\"previous_category\": \"UTILITY\", \"new_category\": \"MARKETING\"}"));

        TemplateState state = TemplateState.after(told, T0);

        assertThat(state).isEqualTo(new TemplateState(null, null, null, "RED", "MARKETING", null));
        assertThat(state.isUsable()).isTrue();
    }

    @Test
    void an_announced_category_is_shown_until_it_is_applied() {
        List<Told> told = new ArrayList<>(read(T0, """
                {"new_category": "UTILITY", "correct_category": "MARKETING", "category_update_timestamp": 1790086400}"""));
        assertThat(TemplateState.after(told, T0).category()).isEqualTo("UTILITY");
        assertThat(TemplateState.after(told, T0).announcedCategory()).isEqualTo("MARKETING");

        told.addAll(read(T0.plusSeconds(1), "{\"previous_category\": \"UTILITY\", \"new_category\": \"MARKETING\"}"));
        assertThat(TemplateState.after(told, T0).category()).isEqualTo("MARKETING");
        assertThat(TemplateState.after(told, T0).announcedCategory()).isNull();
    }

    @Test
    void a_date_of_disabling_is_told_with_the_flag() {
        assertThat(TemplateState.after(
                                read(
                                        T0,
                                        "{\"event\": \"FLAGGED\", \"reason\": \"NONE\","
                                                + " \"disable_info\": {\"disable_date\": \"1790086400\"}}"),
                                T0)
                        .reason())
                .isEqualTo("disabled at 2026-09-22T14:13:20Z");
    }

    @Test
    void a_webhook_without_a_template_or_a_change_says_nothing() {
        assertThat(TemplateNotice.of(Raw.template("e", "w", T0, "{\"event\": \"PAUSED\"}"), T0, T0))
                .isEmpty();
        assertThat(TemplateNotice.of(
                        Raw.template("e", "w", T0, "{\"message_template_id\": 7, \"event\": 12.5e99, \"x\": []}"),
                        T0,
                        T0))
                .isPresent();
        assertThat(TemplateNotice.of(Raw.template("e", "w", T0, "{\"message_template_id\": 7}"), T0, T0))
                .isEmpty();
        assertThat(TemplateNotice.of(
                                Raw.template(
                                        "e", "w", T0, "{\"message_template_name\": \"promo\", \"event\": \"PAUSED\"}"),
                                T0,
                                T0)
                        .orElseThrow()
                        .templateId())
                .isEqualTo("promo");
    }

    @Test
    void any_order_of_arrival_gives_the_same_state() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> words = List.of("APPROVED", "PAUSED", "DISABLED", "REJECTED", "FLAGGED");
        for (int round = 0; round < 300; round++) {
            List<Told> told = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                Instant at = T0.plusSeconds(random.nextInt(4));
                told.add(new Told(
                        "e" + i,
                        at,
                        Told.Kind.values()[random.nextInt(4)],
                        words.get(random.nextInt(words.size())),
                        random.nextBoolean() ? at.plusSeconds(random.nextInt(10)) : null,
                        null));
            }
            List<Told> shuffled = new ArrayList<>(told);
            Collections.shuffle(shuffled, random);
            Instant now = T0.plusSeconds(random.nextInt(12));

            assertThat(TemplateState.after(shuffled, now))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(TemplateState.after(told, now));
        }
    }

    private static List<Told> read(Instant at, String json) {
        String withId =
                "{\"message_template_id\": 1689556908129832, " + json.strip().substring(1);
        return TemplateNotice.of(Raw.template("e" + at, "102290129340398", at, withId), at, at)
                .orElseThrow()
                .told();
    }
}
