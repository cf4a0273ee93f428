package dev.relevo.rating.number;

import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.NumberRef;
import dev.relevo.event.NumberState;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Topics;
import dev.relevo.kit.outbox.Outbox;
import dev.relevo.rating.Numbers;
import dev.relevo.rating.ProviderNotice;
import dev.relevo.rating.number.history.HistoryRepository;
import dev.relevo.rating.number.history.ManualReport;
import dev.relevo.rating.path.EscalationPath;
import dev.relevo.rating.redcase.DeadlineNotices;
import dev.relevo.rating.redcase.Judgement;
import dev.relevo.rating.redcase.Judgement.Verdict;
import dev.relevo.rating.redcase.LimitEvidence;
import dev.relevo.rating.redcase.NumberRating;
import dev.relevo.rating.redcase.Observation;
import dev.relevo.rating.redcase.RatingDecider;
import dev.relevo.rating.redcase.RedCase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The application service for numbers. Each change is one transaction: it locks the number's row, calls a pure function to
 * decide, and stores the outcome together with its events in the outbox, so that neither exists without the other.
 */
@ApplicationScoped
public class NumberService implements Numbers {
    private final NumberRepository numbers;
    private final RedCaseRepository redCases;
    private final HistoryRepository history;
    private final Outbox outbox;
    private final InstantSource clock;

    NumberService(
            NumberRepository numbers,
            RedCaseRepository redCases,
            HistoryRepository history,
            Outbox outbox,
            InstantSource clock) {
        this.numbers = numbers;
        this.redCases = redCases;
        this.history = history;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<Verdict> observe(PhoneNumberId id, Observation seen) {
        return observe(id, seen, null);
    }

    /** As {@link #observe(PhoneNumberId, Observation)}; {@code report} is null unless a person made the observation. */
    @Transactional
    public Optional<Verdict> observe(PhoneNumberId id, Observation seen, @Nullable ManualReport report) {
        Instant now = clock.instant();
        return numbers.lock(id.value()).map(number -> {
            Optional<RedCaseEntity> open = redCases.openOf(number.phoneNumberId());
            NumberState before = state(number, open);
            Judgement judgement = RatingDecider.observe(rating(number, open), seen, now);
            carryOut(number, open, judgement);
            publishIfChanged(number, before, seen.observationId(), now);
            if (judgement.verdict() == Verdict.CHANGED) {
                history.add(number.phoneNumberId(), seen, report, now);
            }
            return judgement.verdict();
        });
    }

    /** Sends the deadline notices of one number that are due and marks its red case overdue after the deadline. */
    @Transactional
    public void onTimer(String phoneNumberId, DeadlineNotices notices) {
        Instant now = clock.instant();
        numbers.lock(phoneNumberId).ifPresent(number -> {
            Optional<RedCaseEntity> open = redCases.openOf(phoneNumberId);
            NumberState before = state(number, open);
            carryOut(number, open, notices.onTimer(rating(number, open), now));
            publishIfChanged(number, before, "timer " + now, now);
        });
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
        if (known.isEmpty()) {
            NumberEntity registered = new NumberEntity(id, profile);
            numbers.persistAndFlush(registered);
            publish(registered, Optional.empty(), "registered " + now, now);
            return true;
        }
        NumberEntity number = known.get();
        NumberState before = state(number, redCases.openOf(number.phoneNumberId()));
        number.describe(profile);
        numbers.flush();
        publishIfChanged(number, before, "described " + now, now);
        return false;
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
            NumberState before = state(number, redCases.openOf(number.phoneNumberId()));
            number.declare(paths);
            publishIfChanged(number, before, "paths " + now, now);
        });
        return known.isPresent();
    }

    /**
     * Deletes a number with its red cases and history, and publishes a tombstone for its state. Events already in the outbox
     * are published before the tombstone.
     *
     * @return false when no such number is registered
     */
    @Transactional
    public boolean remove(PhoneNumberId id) {
        Optional<NumberEntity> known = numbers.lock(id.value());
        known.ifPresent(number -> {
            // One by one, so that Hibernate deletes the rows of red_case_notice too.
            redCases.ofNumber(number.phoneNumberId()).forEach(redCases::delete);
            redCases.flush();
            long ignored = history.deleteOf(number.phoneNumberId());
            numbers.delete(number);
            outbox.addTombstone(Topics.NUMBER_STATES, number.phoneNumberId());
        });
        return known.isPresent();
    }

    @Override
    @Transactional
    public boolean keep(ProviderNotice notice) {
        Instant now = clock.instant();
        String digits = notice.displayNumber();
        List<NumberEntity> about = digits == null
                ? numbers.ofAccount(notice.wabaId())
                : numbers.byDigits(notice.wabaId(), digits).stream().toList();
        about.forEach(number -> history.add(number.phoneNumberId(), notice, now));
        return !about.isEmpty();
    }

    @Override
    public void limited(PhoneNumberId number, LimitEvidence evidence) {
        // Without effect until the states of a red case exist.
    }

    @Override
    @Transactional
    public List<NumberRef> ofAccount(String wabaId) {
        return numbers.ofAccount(wabaId).stream().map(NumberEntity::ref).toList();
    }

    private void carryOut(NumberEntity number, Optional<RedCaseEntity> before, Judgement judgement) {
        NumberRating state = judgement.state();
        number.take(state);
        RedCase open = state.redCase();
        if (open == null) {
            before.ifPresent(entity -> entity.close(state.lastClearedAt(), state.rating()));
        } else if (before.isEmpty()) {
            redCases.persist(new RedCaseEntity(number.phoneNumberId(), open));
        } else {
            before.get().take(open);
        }
        judgement.events().forEach(event -> outbox.add(Topics.RATING_EVENTS, event));
    }

    private void publishIfChanged(NumberEntity number, NumberState before, String cause, Instant now) {
        Optional<RedCaseEntity> open = redCases.openOf(number.phoneNumberId());
        if (!state(number, open).equals(before)) {
            publish(number, open, cause, now);
        }
    }

    private void publish(NumberEntity number, Optional<RedCaseEntity> open, String cause, Instant now) {
        String eventId = Ids.derived(number.phoneNumberId(), "number-state", cause);
        outbox.add(
                Topics.NUMBER_STATES,
                NumberStateMapper.of(EventMeta.now(eventId, now), rating(number, open), number.isCompliant()));
    }

    /** The published state with fixed metadata, so that two states can be compared. */
    private static NumberState state(NumberEntity number, Optional<RedCaseEntity> open) {
        return NumberStateMapper.of(
                EventMeta.now("compared", NumberRating.NEVER), rating(number, open), number.isCompliant());
    }

    private static NumberRating rating(NumberEntity number, Optional<RedCaseEntity> open) {
        return number.rating(open.map(RedCaseEntity::toRedCase).orElse(null));
    }
}
