package dev.relevo.router.detector;

import static dev.relevo.router.policy.DetectorSettings.HumanRequest.ANY_LANGUAGE;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.policy.DetectorSettings;
import dev.relevo.router.text.Clauses;
import dev.relevo.router.text.PhraseBook;
import dev.relevo.router.text.Text;
import dev.relevo.router.text.WordLists;
import dev.relevo.router.transcript.UserText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The person asks for a human. Not a question about being human ("are you a person?"), not a
 * call that they mean to make elsewhere or later, not contact that was, and not "talk to sales" unless the policy takes that for one. A policy adds what
 * people say where it is in force.
 */
public record HumanRequest() implements Detector {
    public static final String NAME = "human-request";

    private static final PhraseBook PHRASES = WordLists.phrases("human-request");
    private static final PhraseBook SALES = WordLists.phrases("sales-request");

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
        DetectorSettings.HumanRequest own = settings.humanRequest();
        if (own.weight() <= 0
                || !(input instanceof Input.Happened(UserMessage user))
                || !UserText.isEvidence(user.message())) {
            return Optional.empty();
        }
        String text = UserText.of(user.message());
        return isIn(text, own, before)
                ? Optional.of(Signal.of(new Reason(
                        NAME,
                        own.weight(),
                        user.message().messageId(),
                        "asks for a person: \"" + Text.quote(text) + "\"")))
                : Optional.empty();
    }

    private static boolean isIn(String text, DetectorSettings.HumanRequest own, Conversation before) {
        return isOne(Text.words(text), own, before)
                || Clauses.anyOf(text, words -> isOne(words, own, before), (words, at) -> isTakenBack(words, at, own));
    }

    private static boolean isOne(List<String> words, DetectorSettings.HumanRequest own, Conversation before) {
        return PHRASES.find(words).isPresent()
                || (own.sales() && SALES.find(words).isPresent())
                || own.phrases().entrySet().stream()
                        .anyMatch(phrases -> phrases.getValue().isIn(words) && isSpoken(phrases.getKey(), before));
    }

    private static boolean isTakenBack(List<String> words, int at, DetectorSettings.HumanRequest own) {
        return PHRASES.hides(words, at) || (own.sales() && SALES.hides(words, at));
    }

    /** While the user's language is not known, a phrase of any language counts: a handoff too early is better than none. */
    private static boolean isSpoken(String language, Conversation before) {
        String spoken = language.equals(ANY_LANGUAGE) ? null : before.language();
        return spoken == null || spoken.equals(language);
    }
}
