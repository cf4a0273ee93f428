package dev.relevo.bench.flink;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The conditions of the rules on one event. */
final class Signs {
    private static final double ALIKE = 0.6;

    /** Four phrases, where the router has hundreds: the benchmark measures Flink, not phrases. */
    private static final List<String> REQUESTS = List.of(
            "hablar con un asesor", "hablar con una persona", "speak to a human", "connect me with a representative");

    private Signs() {}

    /** The bot did not understand. */
    static boolean isMiss(ConversationEvent event) {
        return event.type.equals("bot-signal") && "FALLBACK".equals(event.signal);
    }

    /** The person wrote something. */
    static boolean isWritten(ConversationEvent event) {
        return event.type.equals("user-message") && event.text != null;
    }

    /** The person asks for a person. */
    static boolean isRequest(ConversationEvent event) {
        String text = event.text;
        if (!event.type.equals("user-message") || text == null) {
            return false;
        }
        String folded = text.toLowerCase(Locale.ROOT);
        return REQUESTS.stream().anyMatch(folded::contains);
    }

    /** Whether two texts are similar enough to be a repetition. */
    static boolean areAlike(@Nullable String one, @Nullable String other) {
        return one != null && other != null && Trigrams.similarity(one, other) >= ALIKE;
    }
}
