package dev.relevo.notifier.alert;

import dev.relevo.event.AlertRef;
import dev.relevo.event.HandoffEvent;
import dev.relevo.event.HandoffEvent.HandoffExpired;
import dev.relevo.event.HandoffEvent.HandoffOverflowed;
import dev.relevo.event.HandoffEvent.MessageFailed;
import dev.relevo.event.HandoffEvent.PolicyBreach;
import dev.relevo.event.Ids;
import dev.relevo.event.NumberRef;
import dev.relevo.event.PhoneNumberId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rules for people who need a human and do not reach one. What happens to many people at one number or in one queue is one alert,
 * because its cause is there, and a thousand people must not be a thousand mails. A notice quotes no one.
 */
public final class HandoffRules {
    /** A code like {@code window-closed} or {@code 131026}; anything else might quote somebody. */
    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,63}");

    /** An alert is resolved after this time without an occurrence, and an occurrence of this age opens no alert. */
    private static final Map<AlertKind, Duration> QUIET_PERIODS = Map.of(
            AlertKind.POLICY_BREACH, Duration.ofHours(24),
            AlertKind.QUEUE_OVERFLOW, Duration.ofHours(1),
            AlertKind.HANDOFF_EXPIRED, Duration.ofHours(6),
            AlertKind.MESSAGE_FAILED, Duration.ofHours(1),
            AlertKind.UNDELIVERED, Duration.ofHours(6));

    private HandoffRules() {}

    /** The kinds that end when nothing happens for a time, in one order. */
    public static List<AlertKind> kindsThatEndQuietly() {
        return QUIET_PERIODS.keySet().stream().sorted().toList();
    }

    /** How long nothing happens before an alert of such a kind ends. */
    public static Duration quietPeriod(AlertKind kind) {
        return Optional.ofNullable(QUIET_PERIODS.get(kind)).orElseThrow();
    }

    /** Maps an event that is read at this time; empty when it concerns no alert. */
    public static List<AlertChange> changesFor(HandoffEvent event, Instant now) {
        // An impossible time must not count as an old occurrence.
        Instant at = Notice.plausible(event.meta().occurredAt(), event.meta(), now);
        PhoneNumberId number = event.handoff().phoneNumberId();
        Optional<AlertChange> change =
                switch (event) {
                    case PolicyBreach _ -> recur(AlertKind.POLICY_BREACH, number, NoticeType.POLICY_BREACH, at, now);
                    case HandoffExpired _ ->
                        recur(AlertKind.HANDOFF_EXPIRED, number, NoticeType.HANDOFFS_EXPIRED, at, now);
                    case HandoffOverflowed overflowed -> overflow(overflowed.fromQueue(), at, now);
                    // An agent learns of their own message; of any other nobody would.
                    case MessageFailed failed ->
                        (failed.actionId() == null
                                        ? recur(AlertKind.UNDELIVERED, number, NoticeType.PROMISES_UNDELIVERED, at, now)
                                        : recur(AlertKind.MESSAGE_FAILED, number, NoticeType.MESSAGES_FAILED, at, now))
                                .map(found -> found.withNotice(notice -> notice.details(code(failed.reason()))));
                    default -> Optional.empty();
                };
        return change.stream().toList();
    }

    /**
     * The end of an alert without an occurrence for the quiet period of its kind; empty for a kind that does not end so.
     *
     * @param last its last notice
     */
    public static Optional<AlertChange> ended(AlertRef alert, Notice last, Instant now) {
        return AlertKind.ofWord(alert.kind())
                .flatMap(HandoffRules::end)
                .map(news -> new AlertChange.Resolve(
                        alert,
                        new Notice(news, last.number(), now, null, null, List.of(), null)
                                .with(Fact.QUEUE, last.fact(Fact.QUEUE).orElse(null))));
    }

    private static Optional<NoticeType> end(AlertKind kind) {
        return switch (kind) {
            case POLICY_BREACH -> Optional.of(NoticeType.POLICY_BREACHES_ENDED);
            case QUEUE_OVERFLOW -> Optional.of(NoticeType.QUEUE_QUIET);
            case HANDOFF_EXPIRED -> Optional.of(NoticeType.HANDOFFS_QUIET);
            case MESSAGE_FAILED -> Optional.of(NoticeType.MESSAGES_QUIET);
            case UNDELIVERED -> Optional.of(NoticeType.PROMISES_QUIET);
            default -> Optional.empty();
        };
    }

    private static Optional<AlertChange> recur(
            AlertKind kind, PhoneNumberId number, NoticeType news, Instant at, Instant now) {
        AlertRef alert = new AlertRef(Ids.derived(number.value(), kind.word()), kind.word(), number);
        Notice notice = new Notice(news, new NumberRef(number, null, null), at, null, null, List.of(), null);
        return unlessOld(kind, new AlertChange.Recur(alert, notice.with(Fact.COUNT, 1)), now);
    }

    private static Optional<AlertChange> overflow(String queue, Instant at, Instant now) {
        AlertKind kind = AlertKind.QUEUE_OVERFLOW;
        AlertRef alert = new AlertRef(Ids.derived("queue", queue, kind.word()), kind.word(), null);
        Notice notice = new Notice(NoticeType.QUEUE_OVERFLOWED, null, at, null, null, List.of(), null)
                .with(Fact.QUEUE, queue)
                .with(Fact.COUNT, 1);
        return unlessOld(kind, new AlertChange.Recur(alert, notice), now);
    }

    private static Optional<AlertChange> unlessOld(AlertKind kind, AlertChange change, Instant now) {
        boolean isRecent = change.notice().at().isAfter(now.minus(quietPeriod(kind)));
        return isRecent ? Optional.of(change) : Optional.empty();
    }

    private static List<String> code(String reason) {
        return CODE.matcher(reason).matches() ? List.of(reason) : List.of();
    }
}
