package dev.relevo.router.detector;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.text.Text;
import dev.relevo.router.text.WordLists;
import dev.relevo.router.transcript.UserText;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The user's words are negative: the AFINN-165 values of their turn sum to {@value #SUM} or less. A negation up to two words
 * earlier inverts a word. Never enough alone: "my card is lost" is negative but no sign of being stuck.
 *
 * @param weight of one turn
 * @see <a href="https://github.com/dkocich/afinn-165-multilingual">the word lists</a>
 */
public record Frustration(double weight) implements Detector {
    public static final String NAME = "frustration";
    public static final Frustration DEFAULT = new Frustration(0.3);

    private static final int SUM = -2;
    private static final int NEGATION_REACHES = 2;
    /** Beyond the scale of the list. */
    private static final int NEGATES = Integer.MIN_VALUE;

    private static final Map<String, Integer> VALUES = load();

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
        return List.of("weight");
    }

    @Override
    public Frustration with(SettingsSource source) {
        return new Frustration(source.weight(weight));
    }

    @Override
    public Optional<Signal> inspect(Conversation before, Input input, Instant now) {
        if (weight <= 0 || !(input instanceof Input.Happened(UserMessage user)) || !UserText.isFree(user.message())) {
            return Optional.empty();
        }
        String text = UserText.of(user.message());
        return sum(Text.words(text)) > SUM
                ? Optional.empty()
                : Optional.of(Signal.of(new Reason(
                        NAME, weight, user.message().messageId(), "sounds frustrated: \"" + Text.quote(text) + "\"")));
    }

    public static int sum(List<String> words) {
        int sum = 0;
        int negatedUntil = -1;
        for (int i = 0; i < words.size(); i++) {
            int value = VALUES.getOrDefault(words.get(i), 0);
            if (value == NEGATES) {
                negatedUntil = i + NEGATION_REACHES;
            } else {
                sum += i <= negatedUntil ? -value : value;
            }
        }
        return sum;
    }

    private static Map<String, Integer> load() {
        Map<String, Integer> values = new HashMap<>();
        WordLists.lines("sentiment").values().stream().flatMap(List::stream).forEach(line -> {
            int space = line.indexOf(' ');
            values.put(line.substring(0, space), Integer.valueOf(line.substring(space + 1)));
        });
        WordLists.words("negations").forEach(word -> values.put(word, NEGATES));
        // Not copyOf: its maps use linear probing, which takes three times as long with this many words.
        return Collections.unmodifiableMap(values);
    }
}
