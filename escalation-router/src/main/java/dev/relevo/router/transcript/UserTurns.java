package dev.relevo.router.transcript;

import dev.relevo.event.Turn;
import dev.relevo.router.text.TextNormalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Turns of the user. Lines that they write within seconds of each other are one turn. */
public final class UserTurns {
    /** The longest pause between two lines of one turn. WhatsApp's times have a resolution of one second. */
    public static final Duration PAUSE = Duration.ofSeconds(5);

    private UserTurns() {}

    public static boolean isSoonAfter(Instant one, Instant next) {
        Duration pause = Duration.between(one, next);
        return !pause.isNegative() && pause.compareTo(PAUSE) <= 0;
    }

    /**
     * The texts of the user's last turns, oldest first, the lines of each joined.
     *
     * @param max how many turns at most
     */
    public static List<String> last(List<Turn> transcript, int max) {
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

    /** One text, without lines that are labels only: a picture, a deleted message. Of a text over the limit, the newest part. */
    public static String text(List<String> lines) {
        if (lines.size() == 1) {
            return lines.getFirst();
        }
        List<String> said =
                lines.stream().filter(line -> !ContentlessMessage.isLabel(line)).toList();
        int first = said.size();
        int characters = 0;
        while (first > 0 && characters + said.get(first - 1).length() < TextNormalizer.MAX_CHARACTERS) {
            first--;
            characters += said.get(first).length() + 1;
        }
        return String.join("\n", said.subList(Math.min(first, Math.max(0, said.size() - 1)), said.size()));
    }
}
