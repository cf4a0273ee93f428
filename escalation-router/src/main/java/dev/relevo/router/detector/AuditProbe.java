package dev.relevo.router.detector;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.text.PhraseBook;
import dev.relevo.router.text.Phrases;
import dev.relevo.router.text.Text;
import dev.relevo.router.text.WordLists;
import dev.relevo.router.transcript.UserText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A WhatsApp reviewer tests whether this number has a path to a person. The conversation is handed off with high priority and the
 * user gets every other contact path at once. Reviewers' texts are not published; a policy adds those that its number has seen.
 *
 * @param weight of its text
 * @param priority of the handoff, 1 (first) to 5
 * @param texts additional texts of reviewers, seen by this number
 */
public record AuditProbe(double weight, int priority, Phrases texts) implements Detector {
    public static final String NAME = "audit-probe";
    public static final AuditProbe DEFAULT = new AuditProbe(1.0, 1, Phrases.NONE);

    private static final PhraseBook PHRASES = WordLists.phrases("audit-probe");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Kind kind() {
        return Kind.EXPLICIT_REQUEST;
    }

    @Override
    public List<String> keys() {
        return List.of("weight", "priority", "texts");
    }

    @Override
    public AuditProbe with(SettingsSource source) {
        return new AuditProbe(
                source.weight(weight),
                source.whole("priority", 1, 5, priority),
                Phrases.of(source.phrases("texts", SettingsSource.MAX_TEXTS)));
    }

    @Override
    public Optional<Signal> inspect(Conversation before, Input input, Instant now) {
        if (weight <= 0 || !(input instanceof Input.Happened(UserMessage user)) || !UserText.isFree(user.message())) {
            return Optional.empty();
        }
        String text = UserText.of(user.message());
        List<String> words = Text.words(text);
        return PHRASES.find(words).isPresent() || texts.isIn(words)
                ? Optional.of(Signal.of(new Reason(
                        NAME,
                        weight,
                        user.message().messageId(),
                        "looks like WhatsApp's reviewer: \"" + Text.quote(text) + "\"")))
                : Optional.empty();
    }
}
