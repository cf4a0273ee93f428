package dev.relevo.rating.enforcement;

import dev.relevo.event.AccountHealthEvent;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.NumberRef;
import dev.relevo.event.QualityEvent.AccountEvent;
import dev.relevo.event.Topics;
import dev.relevo.kit.outbox.Outbox;
import dev.relevo.rating.Ending;
import dev.relevo.rating.NumberStates;
import dev.relevo.rating.Numbers;
import dev.relevo.rating.Suspicion;
import dev.relevo.rating.account.AccountRows;
import dev.relevo.rating.fact.Enforcement;
import dev.relevo.rating.fact.Restriction;
import dev.relevo.rating.redcase.LimitEvidence;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The measures against the accounts. Each change is one transaction that locks the account's row. An event is published when the
 * measure differs from what was published last, so duplicates, late webhooks and a second instance publish nothing twice.
 */
@ApplicationScoped
public class Restrictions implements Enforcement, Ending {
    private final RestrictionRows rows;
    private final AccountRows accounts;
    private final Numbers numbers;
    private final NumberStates states;
    private final Outbox outbox;
    private final Event<Suspicion> suspicions;
    private final MeterRegistry metrics;

    Restrictions(
            RestrictionRows rows,
            AccountRows accounts,
            Numbers numbers,
            NumberStates states,
            Outbox outbox,
            Event<Suspicion> suspicions,
            MeterRegistry metrics) {
        this.rows = rows;
        this.accounts = accounts;
        this.numbers = numbers;
        this.states = states;
        this.outbox = outbox;
        this.suspicions = suspicions;
        this.metrics = metrics;
    }

    @Override
    @Transactional
    public List<Restriction> inForce(String wabaId, Instant now) {
        return rows.inForce(wabaId, now).stream()
                .map(RestrictionEntity::toRestriction)
                .toList();
    }

    /** Applies a webhook about the account. */
    @Transactional
    public void take(AccountEvent event, Instant at, Instant now) {
        AccountNotice notice = AccountNotice.of(event, at, now);
        metrics.counter(
                        "relevo.rating.account.events",
                        "meaning",
                        notice.meaning().name().toLowerCase(Locale.ROOT))
                .increment();
        accounts.lock(event.wabaId());
        notice.marks().forEach((name, mark) -> {
            RestrictionEntity row = rows.findByIdOptional(RestrictionEntity.id(event.wabaId(), name))
                    .orElseGet(() -> added(event.wabaId(), name, mark));
            row.add(mark);
            publishIfChanged(row, now);
        });
        if (notice.meaning() == AccountNotice.Meaning.WARNING) {
            suspicions.fire(new Suspicion(event.wabaId(), "alert of the account"));
        }
    }

    @Override
    public String loop() {
        return "restrictions";
    }

    @Override
    @Transactional
    public List<String> over(Instant now, int max) {
        return rows.expired(now, max);
    }

    /** Publishes the end of a measure that expired. */
    @Override
    @Transactional
    public void end(String restrictionId, Instant now) {
        rows.findByIdOptional(restrictionId).ifPresent(found -> publishIfChanged(locked(found), now));
    }

    /**
     * Lifts a measure on a person's word: WhatsApp reports the end of some measures to nobody.
     *
     * @return false when no such measure is in force
     */
    @Transactional
    public boolean lift(String restrictionId, String reason, Instant now) {
        Optional<RestrictionEntity> row =
                rows.findByIdOptional(restrictionId).map(this::locked).filter(RestrictionEntity::isInForce);
        row.ifPresent(found -> {
            found.add(new Mark(Ids.derived(restrictionId, "lifted", now.toString()), now, false, null, reason));
            publishIfChanged(found, now);
        });
        return row.isPresent();
    }

    private RestrictionEntity added(String wabaId, String name, Mark first) {
        RestrictionEntity row = new RestrictionEntity(wabaId, name, first);
        rows.persist(row);
        return row;
    }

    private RestrictionEntity locked(RestrictionEntity row) {
        accounts.lock(row.wabaId());
        rows.getEntityManager().refresh(row);
        return row;
    }

    private void publishIfChanged(RestrictionEntity row, Instant now) {
        Optional<Timeline.State> before = row.published();
        Optional<Timeline.State> after = row.timeline().inForce(now);
        if (after.equals(before)) {
            return;
        }
        String because = row.timeline().liftedBecause();
        String eventId = row.publish(after, because);
        Restriction measure = row.toRestriction();
        outbox.add(
                Topics.RATING_EVENTS,
                after.isPresent() ? restricted(measure, eventId, now) : lifted(measure, because, eventId, now));
        if (after.isPresent() && before.isEmpty()) {
            suspicions.fire(new Suspicion(measure.wabaId(), measure.name()));
            reportLimit(measure, now);
        }
        accounts.changed(measure.wabaId());
        states.refreshAccount(measure.wabaId(), eventId, now);
    }

    @Override
    @Transactional
    public Optional<Restriction> limitInForce(String wabaId, Instant now) {
        return inForce(wabaId, now).stream()
                .filter(measure -> Measure.isLimit(measure.name()))
                .findFirst();
    }

    private void reportLimit(Restriction measure, Instant now) {
        if (!Measure.isLimit(measure.name())) {
            return;
        }
        String until = measure.expiresAt() == null ? "without a known end" : "until " + measure.expiresAt();
        String details = measure.name() + " since " + measure.since() + ", " + until;
        for (NumberRef number : numbers.ofAccount(measure.wabaId())) {
            numbers.limited(number.phoneNumberId(), new LimitEvidence(LimitEvidence.Kind.RESTRICTION, details, now));
        }
    }

    private static AccountHealthEvent restricted(Restriction measure, String eventId, Instant now) {
        return new AccountHealthEvent.AccountRestricted(
                new EventMeta(eventId, measure.since(), now),
                measure.wabaId(),
                measure.id(),
                measure.name(),
                measure.since(),
                measure.expiresAt(),
                measure.details());
    }

    private static AccountHealthEvent lifted(Restriction measure, String because, String eventId, Instant now) {
        return new AccountHealthEvent.AccountRestrictionLifted(
                EventMeta.now(eventId, now), measure.wabaId(), measure.id(), measure.name(), because);
    }
}
