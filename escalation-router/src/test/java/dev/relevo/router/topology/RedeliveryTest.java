package dev.relevo.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ActionRef;
import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Handoff;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WhatsApp delivers again for seven days. What was handled then must be known for longer, in the stores, with the timers running. */
@SuppressWarnings("NullAway.Init") // set before each test
class RedeliveryTest {
    private static final Instant T0 = Instant.parse("2026-11-20T14:00:00Z");
    private static final ConversationRef ANA = ConversationRef.of(
            new PhoneNumberId("106540352242922"), null, Person.ofWaId("573001112233"), Provider.META);
    private static final UserMessage REQUEST = new UserMessage(
            EventMeta.now("the-request", T0), ANA, MessageContent.text("wamid.1", "quiero hablar con una persona"));

    private RouterDriver router;

    @BeforeEach
    public void start(@TempDir Path stateDir) {
        router = RouterDriver.withOneQueue(stateDir, T0);
    }

    @AfterEach
    public void stop() {
        router.close();
    }

    @Test
    void a_request_delivered_again_after_eight_days_hands_over_nobody() {
        router.send(Topics.CONVERSATION_EVENTS, REQUEST);
        Handoff handoff =
                router.read(Topics.handoffs("support-es"), Handoff.class).getFirst();
        ActionRef claim = new ActionRef("claim-1", handoff.handoffId(), handoff.conversationId(), "ana");
        router.send(Topics.AGENT_ACTIONS, new AgentAction.Claim(EventMeta.now("claim-1", T0), claim));
        ActionRef resolve = new ActionRef("resolve-1", handoff.handoffId(), handoff.conversationId(), "ana");
        router.send(Topics.AGENT_ACTIONS, new AgentAction.Resolve(EventMeta.now("resolve-1", T0), resolve, null));
        router.advance(Duration.ofDays(8).minusMinutes(1));
        router.records(Topics.HANDOFF_EVENTS);
        router.records(Topics.OUTBOUND_MESSAGES);

        router.send(Topics.CONVERSATION_EVENTS, REQUEST);

        assertThat(router.records(Topics.handoffs("support-es"))).isEmpty();
        assertThat(router.records(Topics.HANDOFF_EVENTS)).isEmpty();
        assertThat(router.records(Topics.OUTBOUND_MESSAGES)).isEmpty();
    }

    @Test
    void the_same_words_as_a_new_message_do() {
        router.send(Topics.CONVERSATION_EVENTS, REQUEST);
        router.advance(Duration.ofDays(8).minusMinutes(1));
        router.records(Topics.handoffs("support-es"));
        Instant now = router.now();

        router.send(
                Topics.CONVERSATION_EVENTS,
                new UserMessage(
                        EventMeta.now("another", now),
                        ANA,
                        MessageContent.text("wamid.2", "quiero hablar con una persona")));

        assertThat(router.records(Topics.handoffs("support-es"))).hasSize(1);
    }
}
