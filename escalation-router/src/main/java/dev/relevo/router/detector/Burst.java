package dev.relevo.router.detector;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Reason;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.ConversationTimers.UnansweredMessages;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.transcript.History;
import dev.relevo.router.transcript.TurnMark;
import dev.relevo.router.transcript.UserText;
import dev.relevo.router.transcript.UserTurns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the user within seconds of each other. Together they are one turn: detectors read their joined text, and evidence in one
 * line is not counted again for the next.
 *
 * @param before the conversation without these lines
 * @param line the new line
 * @param earlier the lines before it as one message; null if absent
 * @param joined the line with the texts of those before it; the line itself if absent
 * @param counted the detectors that have counted for one of these lines
 */
public record Burst(
        Conversation before, Input line, @Nullable Input earlier, Input joined, Set<String> counted) {
    /**
     * An input with the earlier lines of its turn. Only messages of the user continue a turn, and only until they are answered.
     *
     * @param before the conversation without the input
     * @param now time of processing; a message dated later counts as written now
     */
    public static Burst of(Conversation before, Input input, Instant now) {
        if (!(input instanceof Input.Happened(UserMessage user)) || !UserText.isLine(user.message())) {
            return alone(before, input);
        }
        UnansweredMessages waiting = before.waiting();
        // While an answer is due, the bot may have answered in a way that is not a turn. Afterwards the transcript
        // tells.
        if (waiting == null && before.ownership().owner() == Owner.BOT) {
            return alone(before, input);
        }
        Instant at = user.meta().occurredAt().isBefore(now) ? user.meta().occurredAt() : now;
        int start = start(before.history(), at, waiting);
        int end = before.transcript().size();
        return start == end ? alone(before, input) : goingOn(before, user, start);
    }

    private static Burst alone(Conversation before, Input input) {
        return new Burst(before, input, null, input, Set.of());
    }

    /** Index of the first line; the transcript's size if absent. */
    private static int start(History history, Instant at, @Nullable UnansweredMessages waiting) {
        Integer first = waiting == null ? null : TurnMark.key(waiting.messageId());
        int start = history.transcript().size();
        Instant next = at;
        for (int i = start - 1; i >= 0; i--) {
            Turn turn = history.transcript().get(i);
            TurnMark mark = history.marks().get(i);
            if (turn.who() != Turn.Who.USER) {
                break;
            }
            if (mark.isNoise()) {
                continue;
            }
            if (!UserTurns.isSoonAfter(turn.at(), next)) {
                break;
            }
            start = i;
            next = turn.at();
            if (mark.isOf(first)) {
                break;
            }
        }
        return start;
    }

    private static Burst goingOn(Conversation before, UserMessage user, int start) {
        History history = before.history();
        List<String> lines = new ArrayList<>();
        Set<Integer> messages = new HashSet<>();
        for (int i = start; i < history.transcript().size(); i++) {
            lines.add(history.transcript().get(i).text());
            messages.addAll(history.marks().get(i).messages());
        }
        Input line = new Input.Happened(user);
        MessageContent message = user.message();
        Input earlier = said(user, UserTurns.text(lines));
        Input joined = line;
        if (UserText.isFree(message)) {
            lines.add(UserText.of(message));
            joined = said(user, UserTurns.text(lines));
        }
        return new Burst(before.with(history.until(start)), line, earlier, joined, counted(before, messages));
    }

    private static Input said(UserMessage user, String text) {
        MessageContent content = MessageContent.text(user.message().messageId(), text);
        return new Input.Happened(new UserMessage(user.meta(), user.conversation(), content));
    }

    private static Set<String> counted(Conversation before, Set<Integer> messages) {
        List<Reason> reasons = new ArrayList<>(before.suspicion().evidence());
        before.openEpisode().ifPresent(episode -> reasons.addAll(episode.reasons()));
        Set<String> detectors = new HashSet<>();
        for (Reason reason : reasons) {
            if (reason.messageId() != null && messages.contains(TurnMark.key(reason.messageId()))) {
                detectors.add(reason.detector());
            }
        }
        return detectors;
    }

    /** Whether the line continues a turn instead of starting one. */
    public boolean goesOn() {
        return earlier != null;
    }

    /**
     * What this detector says of the line by itself, so that a request counts at once, or together with those before it.
     *
     * @param onlyWatches whether a handoff is recorded and its evidence forgotten, so that the earlier lines tell what counted
     */
    public Optional<Signal> inspect(Detector detector, boolean onlyWatches, Instant now) {
        if (earlier == null) {
            return detector.inspect(before, line, now);
        }
        if (detector instanceof BotSilent) {
            // A silence needs time to pass.
            return Optional.empty();
        }
        // It inspects each line of the joined text by itself, unless those before take it back: "no quiero", "un
        // asesor".
        boolean inspectsLines = detector instanceof HumanRequest;
        return (inspectsLines ? Optional.<Signal>empty() : detector.inspect(before, line, now))
                .or(() -> detector.inspect(before, joined, now))
                .filter(signal -> !counted.contains(signal.reason().detector()))
                .filter(signal ->
                        !onlyWatches || detector.inspect(before, earlier, now).isEmpty());
    }
}
