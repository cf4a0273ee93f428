package dev.relevo.rating.redcase;

import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.NumberHealthEvent;
import dev.relevo.event.QualityEvent.RatingObserved.Source;
import dev.relevo.event.RatingEvent;
import dev.relevo.event.RedCaseEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events of the difference between two states of a number. A swing of the same case between the two, as after a late observation,
 * is not told.
 *
 * @param cause what changed it: the id of an observation; ids of events are derived from it
 * @param source who observed it
 * @param report the words of a person who observed it; null otherwise
 */
record Changes(String cause, Source source, @Nullable ManualReport report, Instant now) {
    /** WhatsApp's statuses of a number about which nothing is wrong. An unknown one may be wrong. */
    private static final Set<String> USABLE = Set.of("CONNECTED", "LINKED");
    /** The author of a correction that no person made. */
    private static final ManualReport LATE =
            new ManualReport("relevo", "an earlier observation of the same red arrived late");

    List<RatingEvent> between(NumberRating before, NumberRating after) {
        List<RatingEvent> events = new ArrayList<>();
        if (before.rating() != after.rating()) {
            events.add(recoloured(before, after));
        }
        restatus(before.status(), after).ifPresent(events::add);
        RedCase old = before.redCase();
        RedCase open = after.redCase();
        boolean isSame = old != null && open != null && old.caseId().equals(open.caseId());
        if (old != null && !isSame) {
            events.add(closed(old, after));
        }
        if (open != null && !isSame) {
            events.add(opened(open, before, after));
        }
        if (open == null && isPassed(before, after)) {
            RedCase passed = Objects.requireNonNull(after.latest());
            events.add(opened(passed, before, after));
            events.add(closed(passed, after));
        }
        if (old != null && open != null && isSame) {
            if (!old.flaggedAt().equals(open.flaggedAt())) {
                events.add(corrected(old, open, after));
            }
            disputed(old, open, after).ifPresent(events::add);
        }
        return events;
    }

    /** True when a late observation opened a case that is already closed. */
    private static boolean isPassed(NumberRating before, NumberRating after) {
        RedCase old = before.latest();
        RedCase latest = after.latest();
        return latest != null && (old == null || !old.caseId().equals(latest.caseId()));
    }

    private RatingEvent recoloured(NumberRating before, NumberRating after) {
        Instant since = after.ratingSince();
        return new NumberHealthEvent.RatingChanged(
                new EventMeta(Ids.derived(cause, "rating-changed"), since == null ? now : since, now),
                after.number(),
                before.rating(),
                after.rating(),
                source);
    }

    /** The first status that is seen is told only when the number cannot be used. */
    private Optional<RatingEvent> restatus(@Nullable String previous, NumberRating after) {
        String status = after.status();
        boolean isUsable = status != null && USABLE.contains(status);
        if (status == null || status.equals(previous) || (previous == null && isUsable)) {
            return Optional.empty();
        }
        return Optional.of(new NumberHealthEvent.NumberStatusChanged(
                EventMeta.now(Ids.derived(cause, "number-status-changed"), now),
                after.number(),
                previous,
                status,
                isUsable));
    }

    private RatingEvent opened(RedCase open, NumberRating before, NumberRating after) {
        CaseFacts facts = open.facts();
        RedCase known = before.latest();
        boolean isReopened =
                facts.reopenings() > 0 || (known != null && known.caseId().equals(open.caseId()));
        String eventId = isReopened
                ? Ids.derived(facts.caseId(), "red-case-opened", cause)
                : Ids.derived(facts.caseId(), "red-case-opened");
        return new RedCaseEvent.RedCaseOpened(
                new EventMeta(eventId, isReopened ? facts.openedAt() : facts.flaggedAt(), now),
                after.number(),
                open.ref(),
                facts.seenAt(),
                isReopened,
                open.progress().finding());
    }

    private RatingEvent closed(RedCase old, NumberRating after) {
        RedCase closed = Stream.of(Optional.ofNullable(after.latest()), Optional.ofNullable(after.other()))
                .flatMap(Optional::stream)
                .filter(known -> known.caseId().equals(old.caseId()))
                .findFirst()
                .orElseThrow();
        Instant at = Objects.requireNonNull(closed.facts().closedAt());
        return new RedCaseEvent.RedCaseClosed(
                new EventMeta(Ids.derived(old.caseId(), "red-case-closed", cause), at, now),
                after.number(),
                closed.ref(),
                Objects.requireNonNull(closed.facts().closedBy()),
                at);
    }

    private RatingEvent corrected(RedCase old, RedCase open, NumberRating after) {
        ManualReport by = report == null ? LATE : report;
        return new RedCaseEvent.RedCaseCorrected(
                EventMeta.now(Ids.derived(cause, "red-case-corrected"), now),
                after.number(),
                open.ref(),
                old.flaggedAt(),
                old.deadline(),
                by.who(),
                by.reason());
    }

    private Optional<RatingEvent> disputed(RedCase old, RedCase open, NumberRating after) {
        Instant heldUntil = open.facts().heldUntil();
        if (old.facts().disputed() || !open.facts().disputed() || heldUntil == null) {
            return Optional.empty();
        }
        return Optional.of(new RedCaseEvent.RedCaseDisputed(
                EventMeta.now(Ids.derived(open.caseId(), "red-case-disputed", heldUntil.toString()), now),
                after.number(),
                open.ref(),
                after.track().polled(),
                heldUntil));
    }
}
