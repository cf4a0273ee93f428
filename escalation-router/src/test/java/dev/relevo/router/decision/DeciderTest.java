package dev.relevo.router.decision;

import static dev.relevo.router.decision.Story.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent.BotSignal.Signal;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.Handoff;
import dev.relevo.event.HandoffEvent.HandoffPathOffered;
import dev.relevo.event.MessageKind;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.PathKind;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.ConversationTimers;
import dev.relevo.router.conversation.StuckScore;
import dev.relevo.router.detector.BotMiss;
import dev.relevo.router.detector.HumanRequest;
import dev.relevo.router.detector.UserRepeats;
import dev.relevo.router.policy.EscalationPolicy.Mode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The life of a conversation, input by input. All times are relative to {@link Story#T0}, when the queue is open. */
class DeciderTest {
    private final Story story = new Story(Policies.live());

    @Test
    void asking_for_a_human_hands_off_at_once() {
        story.user("Hola").bot("¡Hola! ¿En qué te ayudo?").user("Quiero hablar con una persona");

        assertThat(story.said()).containsExactly("handoff-opened", "conversation-owner", "handoff", "outbound-message");
        Handoff handoff = story.event(Handoff.class);
        assertThat(handoff.queue()).isEqualTo("support-es");
        assertThat(handoff.reasons()).extracting(Reason::detector).containsExactly(HumanRequest.NAME);
        assertThat(handoff.transcript()).hasSize(3);
        assertThat(handoff.language()).isEqualTo("es");
        assertThat(handoff.dueAt()).isEqualTo(T0.plus(Duration.ofMinutes(5)));
        assertThat(handoff.windowClosesAt()).isEqualTo(T0.plus(ConversationTimers.WINDOW));
        assertThat(story.event(ConversationOwner.class).owner()).isEqualTo(Owner.QUEUE);
        assertThat(story.event(ConversationOwner.class).epoch()).isEqualTo(Story.EPOCH + 1);
        assertThat(story.event(OutboundMessage.class).text()).startsWith("Te paso con una persona");
        assertThat(story.event(OutboundMessage.class).epoch()).isEqualTo(Story.EPOCH + 1);
    }

    @Test
    void misses_and_a_repetition_are_in_the_reasons_of_the_handoff() {
        story.user("No puedo pagar la factura con mi tarjeta de crédito")
                .signal(Signal.FALLBACK)
                .user("Ya probé con otra")
                .signal(Signal.FALLBACK)
                .user("No puedo pagar la factura con mi tarjeta de crédito, quiero una persona");

        assertThat(story.event(Handoff.class).reasons())
                .extracting(Reason::detector)
                .containsExactly(BotMiss.NAME, BotMiss.NAME, HumanRequest.NAME, UserRepeats.NAME);
        assertThat(story.event(Handoff.class).reasons())
                .allSatisfy(reason -> assertThat(reason.evidence()).isNotBlank());
    }

    @Test
    void two_misses_in_a_row_are_not_enough_and_the_third_is() {
        story.user("a1").signal(Signal.FALLBACK).user("b2").signal(Signal.FALLBACK);
        assertThat(story.saidSoFar()).doesNotContain("handoff");

        story.user("c3").signal(Signal.FALLBACK);

        assertThat(story.said()).contains("handoff");
    }

    @Test
    void a_turn_the_bot_understood_ends_the_row_of_misses() {
        story.user("a1").signal(Signal.FALLBACK).user("b2").signal(Signal.FALLBACK);
        story.user("c3").bot("Claro, tu saldo es 10").user("d4").signal(Signal.FALLBACK);

        assertThat(story.saidSoFar()).doesNotContain("handoff");
    }

    @Test
    void the_bots_own_words_and_its_signal_count_as_one_miss() {
        story.user("a1").signal(Signal.FALLBACK).signal(Signal.FALLBACK).signal(Signal.LOW_CONFIDENCE);

        assertThat(story.state.suspicion().misses()).isEqualTo(1);
    }

    @Test
    void reaching_the_goal_clears_the_suspicion() {
        story.user("a1")
                .signal(Signal.FALLBACK)
                .user("b2")
                .signal(Signal.FALLBACK)
                .signal(Signal.GOAL_REACHED);

        assertThat(story.state.suspicion()).isEqualTo(StuckScore.NONE);
    }

    @Test
    void a_bot_that_asks_for_a_person_hands_off() {
        story.user("a1").signal(Signal.HANDOFF_REQUESTED);

        assertThat(story.said()).contains("handoff");
    }

    @Test
    void a_second_request_adds_to_the_open_episode_and_hands_nothing_off() {
        story.user("un humano por favor");
        var handoff = story.handoffId();

        story.after(Duration.ofSeconds(6)).user("¡que quiero hablar con una persona!");

        assertThat(story.said()).isEmpty();
        assertThat(story.handoffId()).isEqualTo(handoff);
        assertThat(story.episode().reasons()).hasSize(2);
    }

    @Test
    void the_same_event_again_changes_nothing() {
        story.user("un humano por favor");
        Conversation before = story.state;
        var same = new dev.relevo.event.ConversationEvent.UserMessage(
                dev.relevo.event.EventMeta.now("event-0", T0),
                Story.REF,
                dev.relevo.event.MessageContent.text("id-1", "un humano por favor"));

        story.play(same);

        assertThat(story.said()).isEmpty();
        assertThat(story.state).isEqualTo(before);
        assertThat(story.last.wakeAt()).isNotNull();
    }

    @Test
    void the_same_history_makes_the_same_ids() {
        Story again = new Story(Policies.live());

        story.user("un humano por favor").claims("ana");
        again.user("un humano por favor").claims("ana");

        assertThat(again.last).isEqualTo(story.last);
    }

    @Test
    void when_the_queue_is_closed_every_other_way_is_told_and_recorded() {
        story.after(Duration.ofHours(3)).user("Quiero hablar con una persona, es por mi pedido");

        assertThat(story.said()).containsExactly("handoff-path-offered", "outbound-message");
        // 13:00 in Bogotá: the phone is closed too, the e-mail never is.
        assertThat(story.event(HandoffPathOffered.class).paths())
                .extracting(dev.relevo.event.ContactPath::kind)
                .containsExactly(PathKind.EMAIL);
        assertThat(story.event(OutboundMessage.class).text()).contains("ayuda@example.org");
        assertThat(story.state.ownership().owner()).isEqualTo(Owner.BOT);
    }

    @Test
    void asking_again_while_closed_is_answered_again() {
        story.after(Duration.ofHours(3)).user("un humano por favor");

        story.after(Duration.ofMinutes(1)).user("quiero hablar con una persona");

        assertThat(story.said()).contains("handoff-path-offered");
    }

    @Test
    void weak_signs_are_ignored_for_a_while_after_an_episode() {
        story.user("un humano por favor")
                .claims("ana")
                .acts("ana", (meta, ref) -> new AgentAction.Resolve(meta, ref, null));
        for (int turn = 0; turn < 4; turn++) {
            story.user("pregunta " + turn).signal(Signal.FALLBACK);
        }

        assertThat(story.state.openEpisode()).isEmpty();
    }

    @Test
    void nobody_in_time_goes_to_the_overflow_queue_and_then_to_the_other_ways() {
        Story two = new Story(Policies.with(List.of(Policies.spanish(), Policies.any()), Mode.LIVE));
        two.user("un humano por favor");

        two.timerFires();
        assertThat(two.said()).containsExactly("handoff-overflowed", "handoff");
        assertThat(two.event(Handoff.class).queue()).isEqualTo("support-any");

        two.timerFires();
        assertThat(two.said()).containsExactly("handoff-path-offered", "outbound-message");
        assertThat(two.state.openEpisode()).as("she still waits").isPresent();

        two.timerFires();
        assertThat(two.said()).containsExactly("handoff-expired", "conversation-owner");
        assertThat(two.now()).isEqualTo(T0.plus(ConversationTimers.WINDOW));
    }

    @Test
    void a_bot_that_says_nothing_is_noticed_at_its_time_and_once() {
        story.user("¿cuándo llega mi pedido?");
        assertThat(story.last.wakeAt()).isEqualTo(T0.plus(Duration.ofSeconds(60)));

        story.after(Duration.ofSeconds(60)).after(Duration.ofMillis(-1)).timerFiresEarly();
        assertThat(story.state.suspicion().score()).isZero();

        story.timerFires();
        assertThat(story.state.suspicion().score()).isEqualTo(0.5);

        story.timerFiresEarly();
        assertThat(story.state.suspicion().score()).isEqualTo(0.5);
    }

    @Test
    void a_bot_that_answers_in_time_leaves_no_timer_but_the_one_that_forgets() {
        story.user("¿cuándo llega mi pedido?").bot("Mañana");

        assertThat(story.last.wakeAt()).isEqualTo(T0.plus(Timers.FORGET_AFTER));
    }

    @Test
    void reactions_and_stickers_are_no_evidence_and_wait_for_no_answer() {
        story.userSends(MessageKind.REACTION).userSends(MessageKind.STICKER);

        assertThat(story.state.waiting()).isNull();
        assertThat(story.saidSoFar()).isEmpty();
    }

    @Test
    void a_policy_that_only_watches_records_and_hands_nothing_over() {
        Story shadow = new Story(Policies.with(List.of(Policies.spanish()), Mode.SHADOW));

        shadow.user("un humano por favor");

        assertThat(shadow.said()).containsExactly("handoff-opened");
        assertThat(shadow.state.ownership().owner()).isEqualTo(Owner.BOT);
    }

    @Test
    void a_quiet_conversation_is_forgotten_after_two_weeks() {
        story.user("hola").bot("hola");

        story.timerFires();

        assertThat(story.last.next()).isNull();
    }

    @Test
    void the_transcript_keeps_the_last_twenty_turns() {
        for (int turn = 0; turn < 30; turn++) {
            story.bot("respuesta " + turn);
        }
        story.user("un humano por favor");

        assertThat(story.event(Handoff.class).transcript()).hasSize(Handoff.MAX_TURNS);
        assertThat(story.event(Handoff.class).transcript().getLast().text()).isEqualTo("un humano por favor");
    }
}
