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
 * The rules for policy breaches: people who ask for a human and do not reach one. All breaches of a number are one alert, because
 * its bot is the problem, and a thousand breaches must not be a thousand mails. A notice quotes no one.
 */
public final class BreachRules {
    /** The quiet period: an alert is resolved after this time without a breach, and a breach of this age opens no alert. */
    public static final Duration QUIET_PERIOD = Duration.ofHours(24);

    private BreachRules() {}

    /** Maps an event that is read at this time; empty when it concerns no alert. */
    public static List<AlertChange> changesFor(HandoffEvent event, Instant now) {
        // An impossible time must not count as an old breach.
        Instant at = Notice.plausible(event.meta().occurredAt(), event.meta(), now);
        if (event instanceof PolicyBreach && at.isAfter(now.minus(QUIET_PERIOD))) {
            PhoneNumberId number = event.handoff().phoneNumberId();
            return List.of(new AlertChange.Recur(alert(number), notice(NoticeType.POLICY_BREACH, number, at)));
        }
        return List.of();
    }

    /** The end of an alert without a breach for {@link #QUIET_PERIOD}. */
    public static AlertChange ended(PhoneNumberId number, Instant now) {
        return new AlertChange.Resolve(alert(number), notice(NoticeType.POLICY_BREACHES_ENDED, number, now));
    }

    private static AlertRef alert(PhoneNumberId number) {
        String kind = AlertKind.POLICY_BREACH.word();
        return new AlertRef(Ids.derived(number.value(), kind), kind, number);
    }

    private static Notice notice(NoticeType news, PhoneNumberId number, Instant at) {
        return new Notice(news, new NumberRef(number, null, null), at, null, null, List.of(), null);
    }
}
