package dev.relevo.notifier.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.EventMeta;
import dev.relevo.kit.EventJson;
import dev.relevo.notifier.RatingEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoticeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T14:00:00Z");
    private static final Instant RECORDED = NOW.minusSeconds(7);
    private static final EventMeta META = new EventMeta("e", NOW, RECORDED);

    @Test
    void an_implausible_time_becomes_the_time_of_recording_or_now_if_that_is_implausible_too() {
        for (Instant absurd :
                List.of(Instant.MIN, Instant.MAX, Instant.parse("2014-12-31T23:59:59.999Z"), NOW.plusMillis(300_001))) {
            Notice replaced = notice(absurd, absurd, null).plausible(META, NOW);

            assertThat(replaced).isEqualTo(notice(RECORDED, RECORDED, null));
            assertThat(notice(absurd, absurd, null).plausible(new EventMeta("e", absurd, absurd), NOW))
                    .isEqualTo(notice(NOW, NOW, null));
        }
    }

    @Test
    void times_at_the_bounds_are_kept() {
        Notice first =
                notice(Instant.parse("2015-01-01T00:00:00Z"), NOW.plusSeconds(300), NOW.plus(Duration.ofDays(7)));

        assertThat(first.plausible(META, NOW)).isEqualTo(first);
    }

    @Test
    void an_implausible_deadline_is_removed() {
        for (Instant absurd : List.of(Instant.MIN, Instant.MAX, NOW.plus(Duration.ofDays(400)))) {
            assertThat(notice(NOW, null, absurd).plausible(META, NOW)).isEqualTo(notice(NOW, null, null));
        }
    }

    @Test
    void an_implausible_time_among_the_facts_is_removed_and_other_facts_are_kept() {
        Notice given = notice(NOW, null, null).with(Fact.BY, "ana").with(Fact.LAST_SEEN, NOW);

        assertThat(given.with(Fact.UNTIL, Instant.MAX).plausible(META, NOW)).isEqualTo(given);
        assertThat(given.with(Fact.UNTIL, NOW.plus(Duration.ofDays(9)))
                        .plausible(META, NOW)
                        .fact(Fact.UNTIL))
                .contains("2026-12-01T14:00:00Z");
    }

    @Test
    void a_notice_that_an_earlier_version_stored_has_no_other_facts() throws Exception {
        String stored = """
                {"news":"RED_CASE_OPENED","number":{"phoneNumberId":"1001"},"at":"2026-11-22T14:00:00Z","details":["a"]}""";

        Notice read = EventJson.mapper().readValue(stored, Notice.class);

        assertThat(read.facts()).isEmpty();
        assertThat(read.subject()).isEqualTo("1001");
        assertThat(EventJson.mapper().readValue(EventJson.mapper().writeValueAsString(read), Notice.class))
                .isEqualTo(read);
    }

    private static Notice notice(Instant at, @Nullable Instant since, @Nullable Instant deadline) {
        return new Notice(
                NoticeType.RED_CASE_OPENED, RatingEvents.of("1001").number(), at, since, deadline, List.of(), null);
    }
}
