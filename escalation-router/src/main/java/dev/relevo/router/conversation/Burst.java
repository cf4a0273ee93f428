package dev.relevo.router.conversation;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Reason;
import dev.relevo.event.Turn;
import dev.relevo.router.policy.DetectorSettings;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a user has written within seconds of each other. Together they are one turn: detectors read them as one text,
 * and what one line was evidence of is not counted again for the next.
 *
 * @param before the conversation without these lines
 * @param line what comes now
 * @param earlier the lines before it as one message; null when there are none
 * @param joined the line with the texts of those before it; the line itself when there are none
 * @param counted the detectors that have counted for one of these lines
 */
record Burst(Conversation before, Input line, @Nullable Input earlier, Input joined, Set<String> counted) {
    /** The longest pause between two lines of one turn. WhatsApp's times are in whole seconds. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    /**
     * An input and the lines that it goes on from. Only what a user writes goes on from any, and only until somebody answers.
     *
     * @param before the conversation without the input
     * @param now when it came; a message that is dated later was written now
     */
    static Burst of(Conversation before, Input input, Instant now) {
        if (!(input instanceof Input.Happened(UserMessage user)) || !UserText.isLine(user.message())) {
            return alone(before, input);
        }
        Waiting waiting = before.waiting();
        // While the bot is to answer, it may have done so in a way that is no turn. Afterwards the transcript tells.
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

    /** Place of the first line; the end of the transcript when there is none. */
    private static int start(History history, Instant at, @Nullable Waiting waiting) {
        Integer first = waiting == null ? null : Mark.key(waiting.messageId());
        int start = history.transcript().size();
        Instant next = at;
        for (int i = start - 1; i >= 0; i--) {
            Turn turn = history.transcript().get(i);
            Mark mark = history.marks().get(i);
            if (turn.who() != Turn.Who.USER) {
                break;
            }
            if (mark.isNoise()) {
                continue;
            }
            if (!isSoonAfter(turn.at(), next)) {
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
        Input earlier = said(user, text(lines));
        Input joined = line;
        if (UserText.isFree(message)) {
            lines.add(UserText.of(message));
            joined = said(user, text(lines));
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
            if (reason.messageId() != null && messages.contains(Mark.key(reason.messageId()))) {
                detectors.add(reason.detector());
            }
        }
        return detectors;
    }

    private static boolean isSoonAfter(Instant one, Instant next) {
        Duration pause = Duration.between(one, next);
        return !pause.isNegative() && pause.compareTo(PAUSE) <= 0;
    }

    /** Whether the line goes on with a turn, and starts none. */
    boolean goesOn() {
        return earlier != null;
    }

    /** What this detector says of the line by itself, so that a request is heard at once, or together with those before it. */
    Optional<Signal> inspect(Detector detector, EscalationPolicy policy, Instant now) {
        DetectorSettings settings = policy.detectors();
        if (earlier == null) {
            return detector.inspect(before, line, settings, now);
        }
        if (detector instanceof BotSilent) {
            // A silence takes time.
            return Optional.empty();
        }
        // It hears each line of the joined text by itself, unless those before take it back: "no quiero", "un asesor".
        boolean hearsLines = detector instanceof HumanRequest;
        return (hearsLines ? Optional.<Signal>empty() : detector.inspect(before, line, settings, now))
                .or(() -> detector.inspect(before, joined, settings, now))
                .filter(signal -> !counted.contains(signal.reason().detector()))
                // A policy that only watches records a handoff and forgets the evidence.
                .filter(signal -> policy.mode() != EscalationPolicy.Mode.SHADOW
                        || detector.inspect(before, earlier, settings, now).isEmpty());
    }

    /**
     * The texts of the user's last turns, oldest first, the lines of each joined.
     *
     * @param max how many turns at most
     */
    static List<String> turns(List<Turn> transcript, int max) {
        List<String> turns = new ArrayList<>(max);
        List<String> lines = new ArrayList<>();
        Instant next = Instant.MAX;
        for (int i = transcript.size() - 1; i >= 0; i--) {
            Turn turn = transcript.get(i);
            boolean isUser = turn.who() == Turn.Who.USER;
            if (!lines.isEmpty() && !(isUser && isSoonAfter(turn.at(), next))) {
                turns.addFirst(text(lines));
                lines.clear();
                if (turns.size() == max) {
                    return turns;
                }
            }
            if (isUser) {
                lines.addFirst(turn.text());
                next = turn.at();
            }
        }
        if (!lines.isEmpty()) {
            turns.addFirst(text(lines));
        }
        return turns;
    }

    /**
     * One text, without the lines that only stand for something: a picture, a message that was deleted. Of more than is read of
     * a text, the newest.
     */
    private static String text(List<String> lines) {
        if (lines.size() == 1) {
            return lines.getFirst();
        }
        List<String> said = lines.stream().filter(line -> !Noise.isLabel(line)).toList();
        int first = said.size();
        int characters = 0;
        while (first > 0 && characters + said.get(first - 1).length() < Words.MAX_CHARACTERS) {
            first--;
            characters += said.get(first).length() + 1;
        }
        return String.join("\n", said.subList(Math.min(first, Math.max(0, said.size() - 1)), said.size()));
    }
}
