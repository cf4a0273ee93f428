package dev.relevo.router.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent.BotSignal.Signal;
import dev.relevo.event.Handoff;
import dev.relevo.event.HandoffEvent.HandoffActionRejected;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.Reason;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.detector.HumanRequest;
import dev.relevo.router.handoff.NumberRefusal;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policy.EscalationPolicy.Mode;
import dev.relevo.router.policy.QueueCondition;
import dev.relevo.router.policy.QueueRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WhatsApp refuses the messages of the number: a stuck user still gets a person, and nothing is sent to them. */
class NumberRefusedTest {
    private static final String ASKS = "quiero hablar con una persona";
    private static final String WHY =
            "WhatsApp accepts no messages of this number (WhatsApp reports status BANNED); contact the person another way";

    private final Story story = refused(Policies.live());

    @Test
    void the_first_reason_of_a_handoff_says_that_nothing_can_be_sent() {
        story.user(ASKS);

        assertThat(story.said()).containsExactly("handoff-opened", "conversation-owner", "handoff");
        Reason first = story.event(Handoff.class).reasons().getFirst();
        assertThat(first).isEqualTo(new Reason(NumberRefusal.NAME, 1.0, null, WHY));
        assertThat(detectors(story)).containsExactly(NumberRefusal.NAME, HumanRequest.NAME);
        assertThat(story.episode().priority()).isEqualTo(2);
        assertThat(story.episode().dueAt()).isEqualTo(story.now().plus(Duration.ofMinutes(5)));
    }

    @Test
    void who_would_be_offered_a_person_gets_one_at_once() {
        missedTwice(story);

        assertThat(story.saidSoFar()).containsExactly("handoff-opened", "conversation-owner", "handoff");
        assertThat(story.state.transcript()).extracting(Turn::who).doesNotContain(Turn.Who.BOT);
    }

    @Test
    void too_little_for_an_offer_is_too_little_for_a_handoff() {
        story.user("a1").signal(Signal.FALLBACK).user("terrible service");

        assertThat(story.saidSoFar()).isEmpty();
    }

    @Test
    void a_closed_queue_takes_the_user_who_cannot_be_sent_another_way() {
        Story closed = refused(Policies.closed());

        closed.user(ASKS);

        assertThat(closed.said()).containsExactly("handoff-opened", "conversation-owner", "handoff");
        assertThat(closed.episode().queue()).isEqualTo("support-es");
    }

    @Test
    void an_open_queue_with_agents_comes_before_a_closed_one() {
        Story two = refused(Policies.with(List.of(Policies.spanish(), anybodyAtAnyTime()), Mode.LIVE));

        two.with(Policies.onlyIn("always")).user(ASKS);

        assertThat(two.episode().queue()).isEqualTo("always");
    }

    @Test
    void a_request_that_no_queue_serves_is_a_breach() {
        Story without = refused(Policies.with(List.of(Policies.any()), Mode.LIVE));

        without.user(ASKS).timerFires();

        assertThat(without.saidSoFar()).containsExactly("handoff-opened", "policy-breach");
    }

    @Test
    void a_reviewer_is_queued_and_not_sent_the_other_ways() {
        story.user("Test for human escalation path");

        assertThat(story.said()).contains("handoff").doesNotContain("handoff-path-offered", "outbound-message");
    }

    @Test
    void the_answer_deadline_passes_in_silence_and_fires_once() {
        story.user(ASKS);

        story.timerFires();

        assertThat(story.said()).isEmpty();
        assertThat(story.now()).isEqualTo(Story.T0.plus(Duration.ofMinutes(5)));
        assertThat(story.last.wakeAt()).isAfter(story.now());
        assertThat(story.episode().state()).isEqualTo(Episode.State.QUEUED);
    }

    @Test
    void a_reply_is_rejected_with_the_reason_and_other_actions_are_not() {
        story.user(ASKS).claims("ana");
        assertThat(story.said()).contains("handoff-claimed");

        story.acts("ana", (meta, ref) -> new AgentAction.Reply(meta, ref, "Hola"));

        assertThat(story.said()).containsExactly("handoff-action-rejected");
        assertThat(story.event(HandoffActionRejected.class).reason()).isEqualTo(WHY);
        story.acts("ana", (meta, ref) -> new AgentAction.Note(meta, ref, "called them"));
        story.acts("ana", (meta, ref) -> new AgentAction.Resolve(meta, ref, "by phone"));
        assertThat(story.said()).contains("handoff-resolved");
    }

    @Test
    void an_open_handoff_continues_when_the_number_is_accepted_again() {
        story.user(ASKS).claims("ana").refused(null);

        story.acts("ana", (meta, ref) -> new AgentAction.Reply(meta, ref, "Hola"));

        assertThat(story.event(OutboundMessage.class).text()).isEqualTo("Hola");
        assertThat(detectors(story)).contains(NumberRefusal.NAME);
    }

    @Test
    void later_evidence_follows_the_state_of_the_number() {
        story.refused(null).user(ASKS);
        assertThat(detectors(story)).containsExactly(HumanRequest.NAME);

        story.refused(Refusals.BANNED).after(Duration.ofSeconds(30)).user(ASKS);
        assertThat(detectors(story)).startsWith(NumberRefusal.NAME, HumanRequest.NAME);

        story.refused(null).after(Duration.ofSeconds(30)).user(ASKS);
        assertThat(detectors(story)).doesNotContain(NumberRefusal.NAME);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void a_refusal_ends_when_whatsapp_said_that_it_would(long secondsLeft, boolean isSent) {
        Instant end = Story.T0.plusSeconds(secondsLeft);

        story.refused(Refusals.until(end)).user(ASKS);

        assertThat(story.said().contains("outbound-message")).isEqualTo(isSent);
    }

    @Test
    void who_was_sent_other_ways_and_writes_again_is_queued_instead_of_asked() {
        Story told = new Story(Policies.live()).with(Policies.onlyIn("nowhere"));
        told.user(ASKS);
        assertThat(told.said()).contains("handoff-path-offered");

        told.with(Policies.onlyIn("support-es"))
                .refused(Refusals.BANNED)
                .after(Duration.ofMinutes(5))
                .user("sigo aquí");

        assertThat(told.said()).containsExactly("handoff-opened", "conversation-owner", "handoff");
        assertThat(detectors(told)).containsExactly(NumberRefusal.NAME, HumanRequest.NAME);
    }

    @Test
    void who_asks_an_unnamed_human_for_a_person_is_queued_with_the_reason() {
        story.user("hola").after(Duration.ofMinutes(1)).human("soy Carla");

        story.after(Duration.ofMinutes(1)).user(ASKS);

        assertThat(story.said()).contains("handoff").doesNotContain("outbound-message");
        assertThat(detectors(story)).containsExactly(NumberRefusal.NAME, HumanRequest.NAME);
    }

    @Test
    void a_handoff_whose_queue_is_gone_returns_to_another() {
        story.user(ASKS).claims("ana");
        Story later = refused(Policies.with(List.of(anybodyAtAnyTime()), Mode.LIVE));
        later.state = story.state;

        later.acts("ana", AgentAction.Release::new);

        assertThat(later.said()).contains("handoff-returned", "handoff").doesNotContain("handoff-path-offered");
        assertThat(later.episode().queue()).isEqualTo("always");
    }

    @Test
    void a_shadow_policy_records_the_handoff_in_place_of_the_offer() {
        Story shadow = refused(Policies.with(List.of(Policies.spanish()), Mode.SHADOW));

        missedTwice(shadow);

        assertThat(shadow.saidSoFar()).containsExactly("handoff-opened");
    }

    private static Story refused(EscalationPolicy policy) {
        return new Story(policy).refused(Refusals.BANNED);
    }

    /** Enough for an offer. */
    private static void missedTwice(Story story) {
        story.user("quiero pagar").signal(Signal.FALLBACK).user("x9").signal(Signal.FALLBACK);
    }

    private static List<String> detectors(Story story) {
        return story.episode().reasons().stream().map(Reason::detector).toList();
    }

    private static QueueRule anybodyAtAnyTime() {
        var usual = Policies.any();
        return new QueueRule(
                "always",
                QueueCondition.ANYBODY,
                usual.hours(),
                usual.answerWithin(),
                usual.offerTimeout(),
                null,
                null);
    }
}
