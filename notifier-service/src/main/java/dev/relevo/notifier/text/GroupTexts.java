package dev.relevo.notifier.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of notifications that tell several alerts, and of buttons, in English. The other languages are in {@code messages/group_*.properties}. */
@MessageBundle("group")
public interface GroupTexts {
    @Message("{count} numbers are red: the first deadline is in {left}")
    String redNumbers(String count, String left);

    @Message("{count} numbers are red: the first deadline has passed")
    String redNumbersLate(String count);

    @Message("{count} numbers are red")
    String redNumbersWithoutDeadline(String count);

    @Message("{count} alerts are open. The worst: {worst}")
    String open(String count, String worst);

    @Message("{count} alerts are resolved")
    String allResolved(String count);

    @Message("{headline} (resolved: {count})")
    String withResolved(String headline, String count);

    @Message("Summary of {day}: open {open}, deadlines met {met}, missed {missed}")
    String digestOfDay(String day, String open, String met, String missed);

    @Message("Summary of {from} to {to}: open {open}, deadlines met {met}, missed {missed}")
    String digestOfDays(String from, String to, String open, String met, String missed);

    @Message("Met")
    String met();

    @Message("Missed")
    String missed();

    @Message("Alert")
    String alert();

    @Message("and {count} more")
    String more(String count);

    @Message("Critical")
    String critical();

    @Message("Warning")
    String warning();

    @Message("Note")
    String info();

    @Message("Acknowledged")
    String acknowledged();

    @Message("Resolved")
    String resolved();

    @Message("Open in Relevo")
    String openPage();

    @Message("Acknowledge")
    String acknowledge();

    @Message("Silence for {hours} h")
    String silence(long hours);
}
