package dev.relevo.router.conversation;

import dev.relevo.event.Turn;

/** Whether the last thing that the person was asked is if they want a person. */
final class LastQuestion {
    private LastQuestion() {}

    /**
     * Whether a yes would accept an offer. Statements after the offer leave it open, another question closes it, and so do words
     * of the person: they have answered.
     */
    static boolean isOffer(History history) {
        for (int i = history.transcript().size() - 1; i >= 0; i--) {
            Turn turn = history.transcript().get(i);
            Mark mark = history.marks().get(i);
            if (mark.isNoise() || turn.change() == Turn.Change.DELETED) {
                continue;
            }
            if (turn.who() != Turn.Who.BOT || mark.equals(Mark.OFFER)) {
                return turn.who() == Turn.Who.BOT;
            }
            Question asked = Question.in(turn.text(), mark.buttons());
            if (asked != Question.NONE) {
                return asked == Question.OFFER;
            }
        }
        return false;
    }
}
