package dev.relevo.notifier.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The labels and words of a mail's table in English. The other languages are in {@code messages/mail_*.properties}. */
@MessageBundle("mail")
public interface LabelTexts {
    @Message("Number")
    String number();

    @Message("Name")
    String name();

    @Message("Account")
    String account();

    @Message("When")
    String when();

    @Message("Since")
    String since();

    @Message("Deadline")
    String deadline();

    @Message("Time left")
    String timeLeft();

    @Message("Numbers affected")
    String numbers();

    @Message("Probable cause")
    String finding();

    @Message("no accepted path to a human")
    String policy();

    @Message("users blocked or reported the number")
    String feedback();

    @Message("Templates in 7 days")
    String templates();

    @Message("Evidence")
    String evidence();

    @Message("the messaging limit fell")
    String limitFell();

    @Message("WhatsApp refused messages with error 131048")
    String spamError();

    @Message("WhatsApp restricted the account")
    String restrictionSeen();

    @Message("a person reported it")
    String personSaid();

    @Message("Start before the correction")
    String previousSince();

    @Message("Corrected by")
    String by();

    @Message("Risk")
    String score();

    @Message("Last seen")
    String lastSeen();

    @Message("Restriction")
    String restriction();

    @Message("Template")
    String template();

    @Message("Before")
    String previousStatus();

    @Message("Now")
    String status();

    @Message("Until")
    String until();

    @Message("How often")
    String count();

    @Message("Queue")
    String queue();

    @Message("Channel")
    String channel();

    @Message("Receiver")
    String receiver();

    @Message("Details")
    String details();

    @Message("it expired")
    String expired();

    @Message("WhatsApp lifted it")
    String reinstated();

    @Message("Relevo sent this mail because you are the receiver {receiver}. Times are in {zone}.")
    String footer(String receiver, String zone);
}
