package dev.relevo.notifier.channel.email;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of a mail, in English; the other languages are in {@code messages/mail_*.properties}, checked by the build. */
@MessageBundle("mail")
public interface MailTexts {
    @Message("Number {number} turned red: the clock runs")
    String redCaseOpened(String number);

    @Message("Number {number} is still red: {left} left")
    String deadlineNear(String number, String left);

    @Message("Number {number}: the deadline passed, WhatsApp limits templates now")
    String limitImposed(String number);

    @Message("Number {number}: the deadline passed without a limit for now")
    String limitNotImposed(String number);

    @Message("Number {number} is {colour} again: the clock stopped")
    String redCaseClosed(String number, String colour);

    @Message("Number {number} has no accepted way to a human")
    String pathMissing(String number);

    @Message("Number {number}: a test did not reach a human")
    String pathProbeFailed(String number);

    @Message("Number {number}: its rating cannot be read")
    String pollFailing(String number);

    @Message("Number {number}: its rating can be read again")
    String pollRestored(String number);

    @Message("Number {number} is likely to turn red")
    String riskRaised(String number);

    @Message("Number {number}: WhatsApp restricted the account")
    String accountRestricted(String number);

    @Message("Number {number}: the bot leaves people who ask for a human without one")
    String policyBreach(String number);

    @Message("Number {number}: for a day nobody has asked for a human in vain")
    String policyBreachesEnded(String number);

    @Message("green")
    String green();

    @Message("yellow")
    String yellow();

    @Message("not red")
    String notRed();

    @Message("Number")
    String number();

    @Message("Name")
    String name();

    @Message("When")
    String when();

    @Message("Since")
    String since();

    @Message("Deadline")
    String deadline();

    @Message("Time left")
    String timeLeft();

    @Message("Details")
    String details();

    @Message("Relevo sent this because you are receiver {receiver}. Times are in {zone}.")
    String footer(String receiver, String zone);
}
