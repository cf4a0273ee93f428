package dev.relevo.router.detector;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.policy.DetectorSettings;
import dev.relevo.router.text.PhraseBook;
import dev.relevo.router.text.Text;
import dev.relevo.router.text.WordLists;
import dev.relevo.router.transcript.UserText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A reviewer of WhatsApp tests whether this number has a way to a person: they are handed off first and sent every other contact path at
 * once. Reviewers' words are not published; a policy adds those its number has seen.
 */
public record AuditProbe() implements Detector {
    public static final String NAME = "audit-probe";

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
    public Optional<Signal> inspect(Conversation before, Input input, DetectorSettings settings, Instant now) {
        DetectorSettings.AuditProbe own = settings.auditProbe();
        if (own.weight() <= 0
                || !(input instanceof Input.Happened(UserMessage user))
                || !UserText.isFree(user.message())) {
            return Optional.empty();
        }
        String text = UserText.of(user.message());
        List<String> words = Text.words(text);
        return PHRASES.find(words).isPresent() || own.texts().isIn(words)
                ? Optional.of(Signal.of(new Reason(
                        NAME,
                        own.weight(),
                        user.message().messageId(),
                        "looks like WhatsApp's reviewer: \"" + Text.quote(text) + "\"")))
                : Optional.empty();
    }
}
