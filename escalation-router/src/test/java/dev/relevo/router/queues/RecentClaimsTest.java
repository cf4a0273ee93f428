package dev.relevo.router.queues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationId;
import dev.relevo.event.EventMeta;
import dev.relevo.event.HandoffEvent.HandoffClaimed;
import dev.relevo.event.HandoffEvent.HandoffReturned;
import dev.relevo.event.HandoffId;
import dev.relevo.event.HandoffRef;
import dev.relevo.event.PhoneNumberId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentClaimsTest {
    private static final Instant T0 = Instant.parse("2026-11-22T14:00:00Z");
    private static final HandoffRef REF = new HandoffRef(
            new HandoffId("h-1"), new ConversationId("1:2"), new PhoneNumberId("1"), "support-es", "a-1");

    private final RecentClaims claims = new RecentClaims();

    @Test
    void an_agent_counts_once_however_often_they_claim_and_for_their_queue_only() {
        claims.saw(claim("ana", T0));
        claims.saw(claim("ana", T0.plusSeconds(1)));
        claims.saw(claim("beto", T0));
        claims.saw(new HandoffReturned(new EventMeta("e", T0, T0), REF, "released"));

        assertThat(claims.agents("support-es", T0)).isEqualTo(2);
        assertThat(claims.agents("support-any", T0)).isZero();
    }

    @Test
    void an_agent_counts_for_an_hour_after_their_last_claim() {
        claims.saw(claim("ana", T0));

        assertThat(claims.agents("support-es", T0.plus(RecentClaims.RECENT).minusMillis(1)))
                .isEqualTo(1);
        assertThat(claims.agents("support-es", T0.plus(RecentClaims.RECENT))).isZero();
    }

    private static HandoffClaimed claim(String agent, Instant at) {
        return new HandoffClaimed(new EventMeta(agent + at, at, at), REF, agent);
    }
}
