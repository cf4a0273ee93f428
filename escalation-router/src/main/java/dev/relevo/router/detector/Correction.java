package dev.relevo.router.detector;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.text.Clauses;
import dev.relevo.router.text.PhraseBook;
import dev.relevo.router.text.Text;
import dev.relevo.router.text.WordLists;
import dev.relevo.router.transcript.UserText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The user says that the bot misunderstood or did not answer. Once may be a slip of the bot; the second is enough for an offer. Not
 * what they did not understand themselves, nor what is wrong with goods that came.
 *
 * @param weight of the first turn
 * @param again minimum of the score from the second turn on
 */
public record Correction(double weight, double again) implements Detector {
    public static final String NAME = "correction";
    public static final Correction DEFAULT = new Correction(0.4, 0.8);

    private static final PhraseBook PHRASES = WordLists.phrases("correction");
    private static final PhraseBook PHRASES_UNLESS_ASKED = WordLists.phrases("correction-unless-asked");
    private static final PhraseBook PHRASES_OR_GOODS = WordLists.phrases("correction-or-goods");
    private static final PhraseBook GOODS = WordLists.phrases("goods");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Kind kind() {
        return Kind.INFERRED;
    }

    @Override
    public List<String> keys() {
        return List.of("weight", "again");
    }

    @Override
    public Correction with(SettingsSource source) {
        return new Correction(source.weight(weight), source.number("again", 0, 1, again));
    }

    @Override
    public Optional<Signal> inspect(Conversation before, Input input, Instant now) {
        if ((weight <= 0 && again <= 0)
                || !(input instanceof Input.Happened(UserMessage user))
                || !UserText.isFree(user.message())) {
            return Optional.empty();
        }
        String text = UserText.of(user.message());
        if (!isIn(text)) {
            return Optional.empty();
        }
        double floor = before.suspicion().hasSeen(NAME) ? again : 0;
        return Optional.of(Signal.atLeast(
                new Reason(
                        NAME,
                        weight,
                        user.message().messageId(),
                        "says the bot misunderstood: \"" + Text.quote(text) + "\""),
                floor));
    }

    private static boolean isIn(String text) {
        List<String> words = Text.words(text);
        return isOne(words, words)
                || (PHRASES_UNLESS_ASKED.find(words).isPresent()
                        && !text.stripTrailing().endsWith("?"))
                || Clauses.anyOf(text, clause -> isOne(clause, words), PHRASES::hides);
    }

    /**
     * Whether a clause is a correction.
     *
     * @param all the words of the whole message: goods may be named anywhere in it
     */
    private static boolean isOne(List<String> clause, List<String> all) {
        return PHRASES.find(clause).isPresent()
                || (PHRASES_OR_GOODS.find(clause).isPresent() && GOODS.find(all).isEmpty());
    }
}
