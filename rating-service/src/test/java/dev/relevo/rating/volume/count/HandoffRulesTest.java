package dev.relevo.rating.volume.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationId;
import dev.relevo.event.EventMeta;
import dev.relevo.event.HandoffEvent;
import dev.relevo.event.HandoffId;
import dev.relevo.event.HandoffRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Reason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandoffRulesTest {
    private static final Instant T0 = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant DUE = T0.plusSeconds(300);

    private final Tally tally = new Tally();

    @Test
    void a_claim_at_the_due_time_is_in_time() {
        Seen opened = count(opened(), T0, Seen.NOTHING);
        count(claimed(), DUE, opened);

        assertThat(counted(Figure.OPENED)).isEqualTo(1);
        assertThat(counted(Figure.ANSWERED)).isEqualTo(1);
    }

    @Test
    void a_claim_a_moment_later_is_not_and_neither_is_the_next_one() {
        Seen opened = count(opened(), T0, Seen.NOTHING);
        Seen claimed = count(claimed(), DUE.plusMillis(1), opened);
        count(claimed(), DUE, claimed);

        assertThat(counted(Figure.ANSWERED)).isZero();
    }

    @Test
    void a_duplicate_counts_once() {
        Seen opened = count(opened(), T0, count(opened(), T0, Seen.NOTHING));
        Seen expired = count(expired(), T0, opened);
        count(expired(), T0, expired);

        assertThat(counted(Figure.OPENED)).isEqualTo(1);
        assertThat(counted(Figure.EXPIRED)).isEqualTo(1);
    }

    @Test
    void who_asked_for_a_human_is_in_the_reasons() {
        assertThat(HandoffRules.isHumanRequest(opened())).isTrue();
        assertThat(HandoffRules.isHumanRequest(claimed())).isFalse();
    }

    private Seen count(HandoffEvent event, Instant at, Seen before) {
        return HandoffRules.count(event, at, before, tally);
    }

    private int counted(Figure figure) {
        return tally.counts().values().stream()
                .mapToInt(amounts -> amounts[figure.ordinal()])
                .sum();
    }

    private static HandoffEvent opened() {
        return new HandoffEvent.HandoffOpened(
                meta(), ref(), 2, List.of(new Reason("human-request", 0.9, null, "asked for a person")), DUE);
    }

    private static HandoffEvent claimed() {
        return new HandoffEvent.HandoffClaimed(meta(), ref(), "ana");
    }

    private static HandoffEvent expired() {
        return new HandoffEvent.HandoffExpired(meta(), ref());
    }

    private static EventMeta meta() {
        return new EventMeta("e", T0, T0);
    }

    private static HandoffRef ref() {
        PhoneNumberId number = new PhoneNumberId("100");
        return new HandoffRef(new HandoffId("h"), ConversationId.of(number, "573001112233"), number, "support", null);
    }
}
