package dev.relevo.notifier.link.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The pages behind links in English. The other languages are in {@code messages/page_*.properties}. */
@MessageBundle("page")
public interface PageTexts {
    @Message("Acknowledge")
    String acknowledge();

    @Message("Silence for {hours} h")
    String silence(long hours);

    @Message(
            "Acknowledging stops further reminders to other people. The alert stays open until its cause is corrected.")
    String acknowledgeMeans();

    @Message("No more messages about this for {hours} h. The alert stays open.")
    String silenceMeans(long hours);

    @Message("{count} alerts")
    String alerts(int count);

    @Message("In the name of {receiver}")
    String inTheNameOf(String receiver);

    @Message("Done")
    String done();

    @Message("Acknowledged by {receiver}.")
    String acknowledged(String receiver);

    @Message("Silenced for {hours} h by {receiver}.")
    String silenced(long hours, String receiver);

    @Message("This was done before")
    String doneBefore();

    @Message("Nothing changed.")
    String nothingChanged();

    @Message("The alert is resolved")
    String over();

    @Message("There is nothing left to do.")
    String nothingToDo();

    @Message("This alert or its receiver no longer exists")
    String gone();

    @Message("This link was used")
    String used();

    @Message("A link acts once. A newer message has a new one.")
    String usedMeans();

    @Message("This link has expired")
    String expired();

    @Message("A link is valid for 7 days. A newer message has a new one.")
    String expiredMeans();

    @Message("This link is not valid")
    String forged();

    @Message("Open the link in the message again, and check that it is complete.")
    String forgedMeans();
}
