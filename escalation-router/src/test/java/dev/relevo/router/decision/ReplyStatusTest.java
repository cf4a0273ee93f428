package dev.relevo.router.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ActionRef;
import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent.MessageOutcome;
import dev.relevo.event.EventMeta;
import dev.relevo.event.HandoffEvent.HandoffActionRejected;
import dev.relevo.event.HandoffEvent.MessageFailed;
import dev.relevo.event.OutboundMessage;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An agent learns the outcome of their actions. */
class ReplyStatusTest {
    private final Story story = new Story(Policies.live());

    public static Stream<BiFunction<EventMeta, ActionRef, AgentAction>> actions() {
        return Stream.of(
                AgentAction.Claim::new,
                AgentAction.Release::new,
                (meta, ref) -> new AgentAction.Transfer(meta, ref, "support-es"),
                (meta, ref) -> new AgentAction.Transfer(meta, ref, "no-such-queue"),
                (meta, ref) -> new AgentAction.Reply(meta, ref, "Hola"),
                (meta, ref) -> new AgentAction.Note(meta, ref, "nota"),
                (meta, ref) -> new AgentAction.Resolve(meta, ref, "hecho"));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void the_same_action_gets_the_same_answer_and_does_nothing(BiFunction<EventMeta, ActionRef, AgentAction> action) {
        story.user("un humano por favor").claims("ana");
        AgentAction once = action("once", action);
        story.take(new Input.Acted(once));
        List<?> answer = answers();
        Conversation before = story.after(Duration.ofHours(3)).state;

        story.take(new Input.Acted(once));

        assertThat(answers()).isEqualTo(answer);
        assertThat(story.said()).hasSameSizeAs(answer);
        assertThat(story.state).isEqualTo(before);
    }

    @Test
    void the_same_id_with_another_body_is_refused_and_the_first_answer_stands() {
        story.user("un humano por favor").claims("ana");
        story.take(new Input.Acted(action("once", (meta, ref) -> new AgentAction.Reply(meta, ref, "Hola"))));

        story.take(new Input.Acted(action("once", (meta, ref) -> new AgentAction.Reply(meta, ref, "Adiós"))));

        assertThat(story.event(HandoffActionRejected.class).reason()).contains("another action");
        story.take(new Input.Acted(action("once", (meta, ref) -> new AgentAction.Reply(meta, ref, "Hola"))));
        assertThat(story.said()).isEmpty();
        assertThat(story.saidSoFar().stream().filter("outbound-message"::equals))
                .hasSize(2);
    }

    @Test
    void a_reply_outside_the_window_is_refused_at_once() {
        story.user("un humano por favor").claims("ana");
        for (int hours = 0; hours < 24; hours += 3) {
            story.after(Duration.ofHours(3))
                    .acts("ana", (meta, ref) -> new AgentAction.Note(meta, ref, "todavía espero"));
        }

        story.acts("ana", (meta, ref) -> new AgentAction.Reply(meta, ref, "Hola"));

        assertThat(story.said()).containsExactly("handoff-action-rejected");
        assertThat(story.event(HandoffActionRejected.class).reason()).startsWith("the 24-hour window closed at ");
        story.user("hola").acts("ana", (meta, ref) -> new AgentAction.Reply(meta, ref, "Hola"));
        assertThat(story.said()).containsExactly("outbound-message");
    }

    @Test
    void a_reply_that_fails_is_told_once_and_shown() {
        OutboundMessage reply = replied();
        assertThat(reply.handoffId()).isEqualTo(story.handoffId());
        assertThat(messages()).containsExactly("queued null null", "queued null null");

        story.play(outcome(reply, MessageOutcome.Outcome.SENT, null, null));
        assertThat(story.said()).isEmpty();
        story.play(outcome(reply, MessageOutcome.Outcome.FAILED, 131047, "the window is closed"));
        MessageFailed failed = story.event(MessageFailed.class);
        assertThat(failed.actionId()).isEqualTo("reply-1");
        assertThat(failed.reason()).isEqualTo("window-closed");
        assertThat(failed.canTemplate()).isTrue();
        assertThat(messages()).last().isEqualTo("failed 131047 the window is closed");

        story.play(outcome(reply, MessageOutcome.Outcome.FAILED, 131047, "the window is closed"));
        story.play(outcome(reply, MessageOutcome.Outcome.READ, null, null));
        assertThat(story.saidSoFar().stream().filter("message-failed"::equals)).hasSize(1);
        assertThat(messages()).last().isEqualTo("failed 131047 the window is closed");
    }

    @Test
    void outcomes_come_in_any_order_and_the_one_further_down_holds() {
        OutboundMessage reply = replied();

        story.play(outcome(reply, MessageOutcome.Outcome.READ, null, null));
        story.play(outcome(reply, MessageOutcome.Outcome.SENT, null, null));
        story.play(outcome(reply, MessageOutcome.Outcome.FAILED, 131026, "too late to be true"));

        assertThat(story.saidSoFar()).doesNotContain("message-failed");
        assertThat(messages()).last().isEqualTo("read null null");
    }

    @Test
    void what_nobody_here_sent_changes_nothing() {
        OutboundMessage reply = replied();
        Conversation before = story.state;

        story.play(new MessageOutcome(
                story.meta(),
                Story.REF,
                "somebody-elses",
                null,
                null,
                MessageOutcome.Outcome.FAILED,
                null,
                131026,
                "undeliverable"));

        assertThat(story.said()).isEmpty();
        assertThat(story.state).isEqualTo(before);
        assertThat(reply.actionId()).isEqualTo("reply-1");
    }

    private OutboundMessage replied() {
        story.user("un humano por favor").claims("ana");
        story.take(new Input.Acted(action("reply-1", (meta, ref) -> new AgentAction.Reply(meta, ref, "Hola"))));
        return story.event(OutboundMessage.class);
    }

    private List<String> messages() {
        return story.state.messagesOf(story.handoffId()).stream()
                .map(message -> message.status().name().toLowerCase(java.util.Locale.ROOT) + " " + message.code() + " "
                        + message.reason())
                .toList();
    }

    /** What answers an action: its first event, unless that is only a message. */
    private List<?> answers() {
        return story.last.events().stream()
                .filter(event -> event instanceof dev.relevo.event.HandoffEvent)
                .limit(1)
                .toList();
    }

    private MessageOutcome outcome(
            OutboundMessage message,
            MessageOutcome.Outcome outcome,
            @org.jspecify.annotations.Nullable Integer code,
            @org.jspecify.annotations.Nullable String reason) {
        return new MessageOutcome(
                story.meta(),
                Story.REF,
                message.messageKey(),
                message.actionId(),
                message.handoffId(),
                outcome,
                "wamid.1",
                code,
                reason);
    }

    private AgentAction action(String id, BiFunction<EventMeta, ActionRef, AgentAction> action) {
        return action.apply(
                EventMeta.now(id, story.now()),
                new ActionRef(id, Objects.requireNonNull(story.handoffId()), Story.ID, "ana"));
    }
}
