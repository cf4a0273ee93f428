package dev.relevo.router.detector;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Reason;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.question.Menu;
import dev.relevo.router.question.PersonOption;
import dev.relevo.router.text.Text;
import dev.relevo.router.text.WordLists;
import dev.relevo.router.transcript.UserText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user picks the option of the bot's last menu that leads to a person: its number, its words, or a button whose payload names a
 * person. Most WhatsApp bots offer a person only this way, and "5" alone means nothing without the menu.
 *
 * @param weight of a request
 */
public record MenuRequest(double weight) implements Detector {
    public static final String NAME = "menu-request";
    public static final MenuRequest DEFAULT = new MenuRequest(1.0);

    /** Bots split a menu over several messages and repeat the question below it. */
    private static final int MENU_WITHIN = 3;

    private static final Set<String> AROUND_A_PICK = WordLists.words("menu-pick");

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
        return List.of("weight");
    }

    @Override
    public MenuRequest with(SettingsSource source) {
        return new MenuRequest(source.weight(weight));
    }

    @Override
    public Optional<Signal> inspect(Conversation before, Input input, Instant now) {
        if (weight <= 0
                || !(input instanceof Input.Happened(UserMessage user))
                || !UserText.isEvidence(user.message())) {
            return Optional.empty();
        }
        MessageContent message = user.message();
        String text = UserText.of(message);
        return isPayloadOfPerson(message.payload()) || picksPerson(before.transcript(), Text.words(text))
                ? Optional.of(Signal.of(new Reason(
                        NAME,
                        weight,
                        message.messageId(),
                        "picks the menu's way to a person: \"" + Text.quote(text) + "\"")))
                : Optional.empty();
    }

    /** The payload of a form is its answers as JSON; its keys are questions, not choices. */
    private static boolean isPayloadOfPerson(@Nullable String payload) {
        return payload != null
                && !payload.stripLeading().startsWith("{")
                && PersonOption.isNamedBy(Text.words(payload));
    }

    /** The newest menu that has such an option decides what it means. */
    private static boolean picksPerson(List<Turn> transcript, List<String> said) {
        List<String> pick = new ArrayList<>(said);
        pick.removeIf(AROUND_A_PICK::contains);
        // Several words are not a key. A label that they repeat must name a person.
        if (pick.isEmpty() || (pick.size() > 1 && !PersonOption.isNamedBy(said))) {
            return false;
        }
        int looked = 0;
        for (int i = transcript.size() - 1; i >= 0 && looked < MENU_WITHIN; i--) {
            if (transcript.get(i).who() != Turn.Who.BOT) {
                continue;
            }
            looked++;
            for (Menu.Option option : Menu.options(transcript.get(i).text())) {
                if (isPickOf(option, pick, said)) {
                    return PersonOption.isNamedBy(option.label());
                }
            }
        }
        return false;
    }

    private static boolean isPickOf(Menu.Option option, List<String> pick, List<String> said) {
        return (pick.size() == 1 && pick.getFirst().equals(option.key()))
                || (!option.label().isEmpty() && said.equals(option.label()));
    }
}
