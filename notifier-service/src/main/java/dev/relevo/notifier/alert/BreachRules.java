package dev.relevo.notifier.alert;

import dev.relevo.event.AlertRef;
import dev.relevo.event.HandoffEvent;
import dev.relevo.event.HandoffEvent.PolicyBreach;
import dev.relevo.event.Ids;
import dev.relevo.event.NumberRef;
import dev.relevo.event.PhoneNumberId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * People who ask for a human and get none. All of a number's breaches are one alert: what is wrong is its bot, and a thousand
 * people who meet it are no thousand mails. A notice quotes nobody.
 */
public final class BreachRules {
    /** A number without a breach for so long is well again; a breach as old as that is history and opens nothing. */
    public static final Duration QUIET = Duration.ofHours(24);

    private BreachRules() {}

    /** What an event means at this time. */
    public static AlertChange changeFor(HandoffEvent event, Instant now) {
        // A time that cannot be true makes no history.
        Instant at = Notice.plausible(event.meta().occurredAt(), event.meta(), now);
        if (event instanceof PolicyBreach && at.isAfter(now.minus(QUIET))) {
            PhoneNumberId number = event.handoff().phoneNumberId();
            return new AlertChange.Recur(alert(number), notice(News.POLICY_BREACH, number, at));
        }
        return new AlertChange.Ignore();
    }

    /** The end of an alert that nothing was heard of for {@link #QUIET}. */
    public static AlertChange ended(PhoneNumberId number, Instant now) {
        return new AlertChange.Resolve(alert(number), notice(News.POLICY_BREACHES_ENDED, number, now));
    }

    private static AlertRef alert(PhoneNumberId number) {
        String kind = AlertKind.POLICY_BREACH.word();
        return new AlertRef(Ids.derived(number.value(), kind), kind, number);
    }

    private static Notice notice(News news, PhoneNumberId number, Instant at) {
        return new Notice(news, new NumberRef(number, null, null), at, null, null, List.of());
    }
}
