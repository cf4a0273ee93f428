package dev.relevo.router.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.AgentPresence;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.EventMeta;
import dev.relevo.event.PhoneNumberId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RosterTest {
    private static final Instant T0 = Instant.parse("2026-11-18T15:00:00Z");
    private static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");

    private final Roster roster = new Roster();

    @Test
    void an_agent_holds_what_they_own_until_another_does() {
        owns("1", Owner.AGENT, "ana");
        owns("2", Owner.AGENT, "ana");
        owns("2", Owner.AGENT, "ana");
        assertThat(roster.held("ana")).isEqualTo(2);

        owns("1", Owner.AGENT, "beto");
        owns("2", Owner.BOT, null);
        owns("3", Owner.QUEUE, null);

        assertThat(roster.held("ana")).isZero();
        assertThat(roster.held("beto")).isEqualTo(1);
    }

    @Test
    void an_owner_nobody_knows_is_nobodys_load() {
        owns("1", Owner.AGENT, null);
        owns("1", Owner.AGENT, "ana");
        owns("1", Owner.AGENT, null);

        assertThat(roster.held("ana")).isZero();
    }

    @Test
    void a_queue_whose_agents_say_nothing_counts_as_staffed() {
        present("ana", "support-es");

        assertThat(roster.isStaffed("support-any", T0)).isTrue();
        assertThat(roster.isGone("beto", T0)).isFalse();
    }

    @Test
    void a_queue_is_staffed_until_its_last_agent_has_left_exactly() {
        present("ana", "support-es");

        assertThat(roster.isStaffed("support-es", T0.minusMillis(1))).isTrue();
        assertThat(roster.isGone("ana", T0.minusMillis(1))).isFalse();
        assertThat(roster.isStaffed("support-es", T0)).isFalse();
        assertThat(roster.isGone("ana", T0)).isTrue();
    }

    @Test
    void a_forgotten_agent_is_as_an_agent_who_never_declared_presence() {
        present("ana", "support-es");

        roster.forgotten("ana");

        assertThat(roster.isStaffed("support-es", T0)).isTrue();
        assertThat(roster.isGone("ana", T0)).isFalse();
        assertThat(roster.all()).isEmpty();
    }

    /** Until T0. */
    private void present(String agent, String queue) {
        roster.declared(new AgentPresence(EventMeta.now("presence", T0), agent, List.of(queue), T0));
    }

    private void owns(String person, Owner owner, @Nullable String agent) {
        roster.owned(new ConversationOwner(
                EventMeta.now("owner", T0), ConversationId.of(NUMBER, person), NUMBER, owner, agent, null, 1, T0));
    }
}
