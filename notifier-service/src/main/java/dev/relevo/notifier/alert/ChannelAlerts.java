package dev.relevo.notifier.alert;

import dev.relevo.event.AlertRef;
import dev.relevo.event.Ids;
import dev.relevo.event.PhoneNumberId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The alert of a receiver that does not get its notices. It is told to the others, and ended by the next notice that arrives. */
public final class ChannelAlerts {
    private ChannelAlerts() {}

    /** The id of the alert of a receiver. */
    public static String idOf(String receiver) {
        return Ids.derived("receiver", receiver, AlertKind.CHANNEL_BROKEN.word());
    }

    /** Whether an alert must not be told to this receiver, because it is about it. */
    public static boolean isAbout(AlertRef alert, String receiver) {
        return alert.alertId().equals(idOf(receiver));
    }

    /**
     * A notice did not reach a receiver.
     *
     * @param number the number of the alert that was not told: the receivers of its alerts are told; null when it has none
     * @param reason a short, stable word
     */
    public static AlertChange broken(
            String receiver, String channel, @Nullable PhoneNumberId number, String reason, Instant now) {
        AlertRef alert = new AlertRef(idOf(receiver), AlertKind.CHANNEL_BROKEN.word(), number);
        return new AlertChange.Open(
                alert, notice(NoticeType.CHANNEL_BROKEN, receiver, channel, now).details(List.of(reason)));
    }

    /** A notice reached the receiver again. */
    public static AlertChange restored(AlertRef alert, String receiver, String channel, Instant now) {
        return new AlertChange.Resolve(alert, notice(NoticeType.CHANNEL_RESTORED, receiver, channel, now));
    }

    private static Notice notice(NoticeType news, String receiver, String channel, Instant now) {
        return new Notice(news, null, now, null, null, List.of(), null)
                .with(Fact.RECEIVER, receiver)
                .with(Fact.CHANNEL, channel);
    }
}
