package dev.relevo.router.detector;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.text.Clauses;
import dev.relevo.router.text.PhraseBook;
import dev.relevo.router.text.Phrases;
import dev.relevo.router.text.Text;
import dev.relevo.router.text.WordLists;
import dev.relevo.router.transcript.UserText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The person asks for a human. Not a question about being human ("are you a person?"), not a call that they mean to make elsewhere
 * or later, not contact that was, and not "talk to sales" unless the policy takes that for one. A policy adds what people say where
 * it is in force.
 *
 * @param weight of a request
 * @param phrases additional phrases, by the language they belong to; {@link #ANY_LANGUAGE} for all
 * @param sales whether a request for a salesperson counts too
 */
public record HumanRequest(double weight, Map<String, Phrases> phrases, boolean sales) implements Detector {
    public static final String NAME = "human-request";
    public static final HumanRequest DEFAULT = new HumanRequest(1.0, Map.of(), false);

    /** Key of the phrases that apply to every language. */
    public static final String ANY_LANGUAGE = "any";

    private static final PhraseBook PHRASES = WordLists.phrases("human-request");
    private static final PhraseBook SALES = WordLists.phrases("sales-request");

    public HumanRequest {
        phrases = Map.copyOf(phrases);
    }

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
        return List.of("weight", "phrases", "sales");
    }

    @Override
    public HumanRequest with(SettingsSource source) {
        return new HumanRequest(
                source.weight(weight),
                source.phrasesByLanguage("phrases", SettingsSource.MAX_TEXTS),
                source.isTrue("sales"));
    }

    @Override
    public Optional<Signal> inspect(Conversation before, Input input, Instant now) {
        if (weight <= 0
                || !(input instanceof Input.Happened(UserMessage user))
                || !UserText.isEvidence(user.message())) {
            return Optional.empty();
        }
        String text = UserText.of(user.message());
        return isIn(text, before)
                ? Optional.of(Signal.of(new Reason(
                        NAME, weight, user.message().messageId(), "asks for a person: \"" + Text.quote(text) + "\"")))
                : Optional.empty();
    }

    private boolean isIn(String text, Conversation before) {
        return isOne(Text.words(text), before)
                || Clauses.anyOf(text, words -> isOne(words, before), (words, at) -> isTakenBack(words, at));
    }

    private boolean isOne(List<String> words, Conversation before) {
        return PHRASES.find(words).isPresent()
                || (sales && SALES.find(words).isPresent())
                || phrases.entrySet().stream()
                        .anyMatch(own -> own.getValue().isIn(words) && isSpoken(own.getKey(), before));
    }

    private boolean isTakenBack(List<String> words, int at) {
        return PHRASES.hides(words, at) || (sales && SALES.hides(words, at));
    }

    /** While the user's language is not known, phrases of every language count: an early handoff is better than a missed one. */
    private static boolean isSpoken(String language, Conversation before) {
        String spoken = language.equals(ANY_LANGUAGE) ? null : before.language();
        return spoken == null || spoken.equals(language);
    }
}
