package dev.relevo.router.conversation;

import dev.relevo.event.Turn;
import dev.relevo.router.text.PhraseBook;
import java.util.ArrayList;
import java.util.List;

/** How bots name the way to a person, in menus and in offers. */
final class PersonOption {
    private static final PhraseBook NAMES = PhraseBook.load(PersonOption.class, "person-option.txt");

    /** A label is short; a longer text that names an agent tells a story. */
    private static final int MAX_LABEL_WORDS = 12;

    private PersonOption() {}

    /** Whether an option with this label leads to a person. */
    static boolean isNamedBy(List<String> label) {
        return label.size() <= MAX_LABEL_WORDS && NAMES.find(label).isPresent();
    }

    /** Whether the bot asks if she wants a person: the offer and a question mark, outside menu lines. */
    static boolean isOfferedBy(String text) {
        return text.indexOf('?') >= 0
                && NAMES.find(Text.words(text)).isPresent()
                && Menu.options(text).stream().noneMatch(option -> isNamedBy(option.label()));
    }

    /** Whether it speaks of a person at all: passes to one, offers one or says where one is. */
    static boolean isMentionedIn(String text) {
        return NAMES.find(Text.words(text)).isPresent();
    }

    /** What the bot said since the person last wrote, oldest first. */
    static List<String> saidSinceLastUserTurn(List<Turn> transcript) {
        List<String> said = new ArrayList<>();
        for (int i = transcript.size() - 1; i >= 0 && transcript.get(i).who() != Turn.Who.USER; i--) {
            if (transcript.get(i).who() == Turn.Who.BOT) {
                said.addFirst(transcript.get(i).text());
            }
        }
        return said;
    }
}
