package dev.relevo.notifier.channel.email;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of a mail in English. The other languages are in {@code messages/mail_*.properties}; the build checks that none is missing. */
@MessageBundle("mail")
public interface MailTexts {
    @Message("Number {number} turned red: the deadline is running")
    String redCaseOpened(String number);

    @Message("Number {number} is still red: {left} left")
    String deadlineNear(String number, String left);

    @Message("Number {number}: the deadline has passed and WhatsApp limits templates now")
    String limitImposed(String number);

    @Message("Number {number}: the deadline has passed, but there is no limit for now")
    String limitNotImposed(String number);

    @Message("Number {number} is {colour} again: the deadline no longer applies")
    String redCaseClosed(String number, String colour);

    @Message("Number {number} has no accepted path to a human")
    String pathMissing(String number);

    @Message("Number {number}: a test of the path to a human failed")
    String pathProbeFailed(String number);

    @Message("Number {number}: the rating cannot be read")
    String pollFailing(String number);

    @Message("Number {number}: the rating can be read again")
    String pollRestored(String number);

    @Message("Number {number} is likely to turn red")
    String riskRaised(String number);

    @Message("Number {number}: WhatsApp restricted the account")
    String accountRestricted(String number);

    @Message("Number {number}: the bot ignores requests for a human")
    String policyBreach(String number);

    @Message("Number {number}: no request for a human was ignored in the last 24 hours")
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

    @Message("Relevo sent this mail because you are the receiver {receiver}. Times are in {zone}.")
    String footer(String receiver, String zone);
}
