package dev.relevo.rating.number;

import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.NumberHealthEvent;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Topics;
import dev.relevo.kit.outbox.Outbox;
import dev.relevo.rating.number.history.HistoryRepository;
import dev.relevo.rating.number.timeline.TimelineRepository;
import dev.relevo.rating.path.EscalationPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The registration of numbers and what their operator declares. Each change is one transaction with its events. */
@ApplicationScoped
public class NumberRegistry {
    private final NumberRepository numbers;
    private final RedCaseRepository redCases;
    private final TimelineRepository timelines;
    private final HistoryRepository history;
    private final StatePublication states;
    private final Outbox outbox;
    private final InstantSource clock;

    NumberRegistry(
            NumberRepository numbers,
            RedCaseRepository redCases,
            TimelineRepository timelines,
            HistoryRepository history,
            StatePublication states,
            Outbox outbox,
            InstantSource clock) {
        this.numbers = numbers;
        this.redCases = redCases;
        this.timelines = timelines;
        this.history = history;
        this.states = states;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Registers a number, or replaces the profile of a registered one.
     *
     * @return true when it is new
     */
    @Transactional
    public boolean describe(PhoneNumberId id, NumberProfile profile) {
        Instant now = clock.instant();
        Optional<NumberEntity> known = numbers.lock(id.value());
        NumberEntity number = known.orElseGet(() -> new NumberEntity(id, profile, now));
        // A new number without a path is told, like one that loses it.
        boolean wasCompliant = known.isEmpty() || number.isCompliant();
        if (known.isEmpty()) {
            numbers.persistAndFlush(number);
        } else {
            number.describe(profile);
            numbers.flush();
        }
        tell(number, wasCompliant, now);
        return known.isEmpty();
    }

    /**
     * Replaces the declared escalation paths of a number.
     *
     * @return false when no such number is registered
     */
    @Transactional
    public boolean declare(PhoneNumberId id, List<EscalationPath> paths) {
        Instant now = clock.instant();
        Optional<NumberEntity> known = numbers.lock(id.value());
        known.ifPresent(number -> {
            boolean wasCompliant = number.isCompliant();
            number.declare(paths);
            tell(number, wasCompliant, now);
        });
        return known.isPresent();
    }

    /**
     * Deletes a number with its red cases and history, and publishes its removal and a tombstone for its state. Events already
     * in the outbox are published before them.
     *
     * @return false when no such number is registered
     */
    @Transactional
    public boolean remove(PhoneNumberId id) {
        Instant now = clock.instant();
        Optional<NumberEntity> known = numbers.lock(id.value());
        known.ifPresent(number -> {
            // One by one, so that Hibernate deletes the rows of red_case_notice too.
            redCases.ofNumber(number.phoneNumberId()).forEach(redCases::delete);
            redCases.flush();
            boolean ignoredTimeline = timelines.deleteById(number.phoneNumberId());
            long ignored = history.deleteOf(number.phoneNumberId());
            numbers.delete(number);
            EventMeta meta = meta(number, "number-removed", now);
            outbox.add(Topics.RATING_EVENTS, new NumberHealthEvent.NumberRemoved(meta, number.ref()));
            outbox.addTombstone(Topics.NUMBER_STATES, number.phoneNumberId());
        });
        return known.isPresent();
    }

    private void tell(NumberEntity number, boolean wasCompliant, Instant now) {
        if (wasCompliant && !number.isCompliant()) {
            EventMeta meta = meta(number, "path-missing", now);
            outbox.add(
                    Topics.RATING_EVENTS, new NumberHealthEvent.PathMissing(meta, number.ref(), number.pathProblems()));
        } else if (!wasCompliant && number.isCompliant()) {
            EventMeta meta = meta(number, "path-restored", now);
            outbox.add(Topics.RATING_EVENTS, new NumberHealthEvent.PathRestored(meta, number.ref()));
        }
        states.publish(number, "described " + now, now);
    }

    private static EventMeta meta(NumberEntity number, String type, Instant now) {
        return EventMeta.now(Ids.derived(number.phoneNumberId(), type, now.toString()), now);
    }
}
