package dev.relevo.router.question;

import dev.relevo.event.Turn;
import dev.relevo.router.text.PhraseBook;
import dev.relevo.router.text.Text;
import dev.relevo.router.text.WordLists;
import dev.relevo.router.transcript.ContentlessMessage;
import dev.relevo.router.transcript.History;
import dev.relevo.router.transcript.TurnMark;

/** Whether the last question to the user is if they want a person. */
public final class LastQuestion {
    /** A user who asks for time has not answered. */
    private static final PhraseBook WAIT = WordLists.phrases("wait");

    private LastQuestion() {}

    /**
     * Whether a yes would accept an offer. Statements after the offer leave it open; another question closes it. The user's words
     * close it too, unless they only ask for time. A picture is not an answer.
     */
    public static boolean isOffer(History history) {
        for (int i = history.transcript().size() - 1; i >= 0; i--) {
            Turn turn = history.transcript().get(i);
            TurnMark mark = history.marks().get(i);
            if (mark.isNoise() || turn.change() == Turn.Change.DELETED || leavesOpen(turn)) {
                continue;
            }
            if (turn.who() != Turn.Who.BOT || mark.equals(TurnMark.OFFER)) {
                return turn.who() == Turn.Who.BOT;
            }
            Question asked = Question.in(turn.text(), mark.buttons());
            if (asked != Question.NONE) {
                return asked == Question.OFFER;
            }
        }
        return false;
    }

    private static boolean leavesOpen(Turn turn) {
        return turn.who() == Turn.Who.USER
                && (ContentlessMessage.isLabel(turn.text())
                        || WAIT.find(Text.words(turn.text())).isPresent());
    }
}
