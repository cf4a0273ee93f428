package dev.relevo.notifier.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What happens next and what to do, in English. The other languages are in {@code messages/advice_*.properties}. */
@MessageBundle("advice")
public interface AdviceTexts {
    @Message("If the number is still red at the deadline, WhatsApp may limit the templates that it can send.")
    String limitFollows();

    @Message("Under the rules of this number no deadline runs. WhatsApp may restrict the account at any time.")
    String noDeadline();

    @Message("Make sure that users can reach a person: declare an accepted path, try it, and then ask "
            + "WhatsApp for a review.")
    String openPath();

    @Message("Stop marketing messages, and check who receives them, how often, and whether they asked for them.")
    String sendLess();

    @Message("Check that users can reach a person, and stop marketing messages that they did not ask for.")
    String pathAndLess();

    @Message("The number was red within the last hours, so the case continues with its first date, and so "
            + "do its reminders.")
    String sameClock();

    @Message("The deadline and the reminders follow the corrected time.")
    String corrected();

    @Message("The case stays open until the time shown and is closed then, unless red is seen again. If "
            + "the report was wrong, clear it; if it was right, confirm it in Business Manager.")
    String disputed();

    @Message("This reminder is late: the service was not running when it was due.")
    String late();

    @Message("Nothing has shown the limit yet. Do not plan campaigns with this number until it is green "
            + "or yellow again.")
    String limitExpected();

    @Message("Stop campaigns of this number: WhatsApp refuses what exceeds the limit. Answers to users "
            + "within 24 hours are not affected. Correct the cause and ask WhatsApp for a review.")
    String limitImposed();

    @Message("The number may not send more templates than before. If its volume grows while it is red, a "
            + "limit follows.")
    String limitNotImposed();

    @Message("If the number turns red again soon, the same case continues with its first date.")
    String coolingTime();

    @Message("Without an accepted path WhatsApp may flag the number red. Declare a path or correct the "
            + "one that is named.")
    String pathMissing();

    @Message("Users who ask for a person may not reach one. Try the path yourself and correct it.")
    String pathProbeFailed();

    @Message("Until then a red rating would go unnoticed. Check the access token and its permissions.")
    String polling();

    @Message("Correct the causes below before WhatsApp lowers the rating. While they continue, a reminder "
            + "follows every 4 hours at most.")
    String risk();

    @Message("Nobody watches over this number. Register it, or remove it from the account.")
    String numberDiscovered();

    @Message("The number may have been moved or deleted, and nothing can be sent from it. Check the "
            + "account in Business Manager; if this was intended, remove the number here.")
    String numberVanished();

    @Message("The recorded state of the number may be wrong, so campaigns are not permitted. Check the access "
            + "token and the connection to WhatsApp.")
    String numberStale();

    @Message("Users who write to the number get no answer. Check the number in Business Manager.")
    String numberUnusable();

    @Message("This concerns all numbers of the account. Stop campaigns, see what WhatsApp asks for in "
            + "Business Manager, and ask for a review there. The end of the restriction will be told.")
    String accountRestricted();

    @Message("Until then a red rating of any of these numbers would go unnoticed. Check the account's "
            + "access token and its permissions. This is told once for the whole account.")
    String accountPollingFailing();

    @Message("WhatsApp refuses messages with this template until the time shown. A template that is "
            + "paused repeatedly is disabled: improve its content or who receives it.")
    String templatePaused();

    @Message("WhatsApp refuses messages with this template. Correct it and submit it again, or use another one.")
    String templateUnusable();

    @Message("WhatsApp will pause the template if its quality stays red. Improve its content or who receives it.")
    String templateQualityRed();

    @Message("This is what WhatsApp flags numbers for. Check the bot's phrases for a request for a "
            + "person, and the opening hours of the queue.")
    String policyBreach();

    @Message("Check that enough agents are present in the queue, and whether its answer target can be met.")
    String queueOverflowed();

    @Message(
            "WhatsApp's 24-hour window has closed for them: only an approved template can reach them now. Have more agents answer.")
    String handoffsExpired();

    @Message(
            "The agents see which of their messages failed. Check the number in WhatsApp Manager if the same code repeats.")
    String messagesFailed();

    @Message(
            "Nobody else learns of it: these people may wait without success. Check the number in WhatsApp Manager and Relevo's access token.")
    String promisesUndelivered();

    @Message("Correct its address or its channel's settings, and send it a test. Until then it may miss alerts.")
    String channelBroken();

    @Message("A person sent this message to try the receiver. Nothing is to be done.")
    String test();
}
