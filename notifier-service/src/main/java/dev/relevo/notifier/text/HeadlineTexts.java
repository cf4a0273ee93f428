package dev.relevo.notifier.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The headlines of mails in English. The other languages are in {@code messages/headline_*.properties}; the build checks that none is missing. */
@MessageBundle("headline")
public interface HeadlineTexts {
    @Message("Number {number} turned red: the deadline is running")
    String redCaseOpened(String number);

    @Message("Number {number} turned red")
    String redCaseOpenedWithoutDeadline(String number);

    @Message("Number {number} turned red again: the same red case continues")
    String redCaseReopened(String number);

    @Message("Number {number}: the start of the red case was corrected")
    String redCaseCorrected(String number);

    @Message("Number {number}: a person reported red, but WhatsApp shows {colour}")
    String redCaseDisputed(String number, String colour);

    @Message("Number {number} is still red: {left} left")
    String deadlineNear(String number, String left);

    @Message("Number {number}: the deadline has passed, and a limit is expected")
    String limitExpected(String number);

    @Message("Number {number}: WhatsApp now limits its messages")
    String limitImposed(String number);

    @Message("Number {number}: the deadline has passed, but there is no limit for now")
    String limitNotImposed(String number);

    @Message("Number {number} is {colour} again: the deadline no longer applies")
    String redCaseClosed(String number, String colour);

    @Message("Number {number} has no accepted path to a human")
    String pathMissing(String number);

    @Message("Number {number} has an accepted path to a human again")
    String pathRestored(String number);

    @Message("Number {number}: a test of the path to a human failed")
    String pathProbeFailed(String number);

    @Message("Number {number}: the rating cannot be read")
    String pollFailing(String number);

    @Message("Number {number}: the rating can be read again")
    String pollRestored(String number);

    @Message("Number {number} is likely to turn red")
    String riskRaised(String number);

    @Message("Number {number} is no longer likely to turn red")
    String riskLowered(String number);

    @Message("Number {number} is in an account but is not registered")
    String numberDiscovered(String number);

    @Message("Number {number} is registered now")
    String numberRegistered(String number);

    @Message("Number {number} is no longer listed by its account")
    String numberVanished(String number);

    @Message("Number {number} is listed by its account again")
    String numberListed(String number);

    @Message("Number {number}: its state is out of date")
    String numberStale(String number);

    @Message("Number {number}: its state is up to date again")
    String numberFresh(String number);

    @Message("Number {number} cannot send and receive: WhatsApp shows {status}")
    String numberUnusable(String number, String status);

    @Message("Number {number} can send and receive again: WhatsApp shows {status}")
    String numberUsable(String number, String status);

    @Message("Number {number}: the number was removed from Relevo")
    String numberRemoved(String number);

    @Message("Account {account}: WhatsApp restricted the account")
    String accountRestricted(String account);

    @Message("Account {account}: a restriction ended")
    String accountRestrictionLifted(String account);

    @Message("Account {account}: the ratings of its numbers cannot be read")
    String accountPollingFailing(String account);

    @Message("Account {account}: the ratings of its numbers can be read again")
    String accountPollingRestored(String account);

    @Message("Template {template} cannot be sent: WhatsApp shows {status}")
    String templateUnusable(String template, String status);

    @Message("Template {template} can be sent again")
    String templateUsable(String template);

    @Message("Template {template}: its quality turned red")
    String templateQualityRed(String template);

    @Message("Template {template}: its quality is no longer red")
    String templateQualityBetter(String template);

    @Message("Template {template} was removed")
    String templateGone(String template);

    @Message("Number {number}: the bot ignores requests for a human")
    String policyBreach(String number);

    @Message("Number {number}: no request for a human was ignored in the last 24 hours")
    String policyBreachesEnded(String number);

    @Message("Queue {queue}: agents do not answer in time, and people are passed to another queue")
    String queueOverflowed(String queue);

    @Message("Queue {queue}: nobody was passed to another queue in the last hour")
    String queueQuiet(String queue);

    @Message("Number {number}: people who waited for a human can no longer be answered")
    String handoffsExpired(String number);

    @Message("Number {number}: everybody who waited in the last 6 hours was answered in time")
    String handoffsQuiet(String number);

    @Message("Number {number}: messages of agents do not reach people")
    String messagesFailed(String number);

    @Message("Number {number}: no message of an agent failed in the last hour")
    String messagesQuiet(String number);

    @Message("Number {number}: what Relevo tells people who wait does not reach them")
    String promisesUndelivered(String number);

    @Message("Number {number}: no message to people who wait failed in the last 6 hours")
    String promisesQuiet(String number);

    @Message("Receiver {receiver} does not get its alerts")
    String channelBroken(String receiver);

    @Message("Receiver {receiver} gets its alerts again")
    String channelRestored(String receiver);

    @Message("Alert of another system: {name}")
    String externalFiring(String name);

    @Message("Ended, an alert of another system: {name}")
    String externalResolved(String name);

    @Message("This is a test: alerts will reach you here")
    String test();

    @Message("green")
    String green();

    @Message("yellow")
    String yellow();

    @Message("not red")
    String notRed();
}
