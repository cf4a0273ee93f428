package dev.relevo.rating.risk;

import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.NumberHealthEvent;
import dev.relevo.event.NumberRef;
import dev.relevo.event.NumberState;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Topics;
import dev.relevo.kit.outbox.Outbox;
import dev.relevo.rating.NumberStates;
import dev.relevo.rating.Numbers;
import dev.relevo.rating.RatingConfig;
import dev.relevo.rating.VolumeChanged;
import dev.relevo.rating.fact.Risks;
import dev.relevo.rating.permit.PermitFacts;
import dev.relevo.rating.permit.PermitSource;
import dev.relevo.rating.risk.Hysteresis.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The open risks of the numbers. Each assessment that changes one is one transaction that locks the number's row. */
@ApplicationScoped
public class RiskWatch implements Risks {
    private final RiskRows rows;
    private final PermitSource source;
    private final Numbers numbers;
    private final NumberStates states;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Hysteresis rule;

    RiskWatch(
            RiskRows rows,
            PermitSource source,
            Numbers numbers,
            NumberStates states,
            Outbox outbox,
            InstantSource clock,
            RatingConfig config) {
        this.rows = rows;
        this.source = source;
        this.numbers = numbers;
        this.states = states;
        this.outbox = outbox;
        this.clock = clock;
        this.rule = new Hysteresis(
                config.risk().raise(), config.risk().lower(), config.risk().lowerAfter());
    }

    @Override
    @Transactional
    public Optional<NumberState.Risk> of(PhoneNumberId number) {
        return rows.findByIdOptional(number.value())
                .map(RiskEntity::toRisk)
                .map(risk -> new NumberState.Risk(risk.score(), risk.causes()));
    }

    @Transactional
    void onVolumeChanged(@Observes VolumeChanged changed) {
        assess(changed.number(), clock.instant());
    }

    /** Assesses a number. Without an open risk and below the threshold, nothing is locked or written. */
    @Transactional
    public void assess(PhoneNumberId number, Instant now) {
        Optional<PermitFacts> found = source.facts(number, now);
        if (found.isEmpty()) {
            return;
        }
        Assessment assessment = assessment(found.get());
        Optional<RiskEntity> known = rows.findByIdOptional(number.value());
        if (known.isEmpty() && assessment.score() < rule.raise()) {
            return;
        }
        if (!rows.lockNumber(number.value())) {
            return;
        }
        known.ifPresent(row -> rows.getEntityManager().refresh(row));
        Optional<RiskEntity> locked = rows.findByIdOptional(number.value());
        apply(found.get(), assessment, locked, now);
    }

    private void apply(PermitFacts facts, Assessment assessment, Optional<RiskEntity> row, Instant now) {
        OpenRisk before = row.map(RiskEntity::toRisk).orElse(null);
        Outcome outcome = rule.next(before, assessment, now);
        OpenRisk after = outcome.risk();
        if (after == null) {
            row.ifPresent(rows::delete);
        } else if (row.isEmpty()) {
            rows.persist(new RiskEntity(facts.number().value(), after));
        } else if (!after.equals(before)) {
            row.get().take(after);
        } else {
            return;
        }
        switch (outcome.change()) {
            case RAISED, WORSE -> {
                if (after != null) {
                    raised(facts, after, now);
                }
            }
            case LOWERED -> {
                if (before != null) {
                    lowered(facts, before, assessment, now);
                }
            }
            case NONE -> {}
        }
        rows.flush();
        states.refresh(facts.number(), "risk " + now, now);
    }

    private void raised(PermitFacts facts, OpenRisk risk, Instant now) {
        String eventId = Ids.derived(
                facts.number().value(), "risk-raised", risk.raisedAt().toString(), Double.toString(risk.toldScore()));
        outbox.add(
                Topics.RATING_EVENTS,
                new NumberHealthEvent.RiskRaised(EventMeta.now(eventId, now), ref(facts), risk.score(), risk.causes()));
    }

    private void lowered(PermitFacts facts, OpenRisk risk, Assessment assessment, Instant now) {
        String eventId = Ids.derived(
                facts.number().value(), "risk-lowered", risk.raisedAt().toString());
        outbox.add(
                Topics.RATING_EVENTS,
                new NumberHealthEvent.RiskLowered(
                        EventMeta.now(eventId, now), ref(facts), assessment.score(), risk.raisedAt()));
    }

    private NumberRef ref(PermitFacts facts) {
        return numbers.ofAccount(facts.wabaId()).stream()
                .filter(number -> number.phoneNumberId().equals(facts.number()))
                .findFirst()
                .orElseGet(() -> new NumberRef(facts.number(), null, null));
    }

    private static Assessment assessment(PermitFacts facts) {
        return RiskScore.assess(facts.volume(), facts.templates(), facts.restrictions(), facts.status());
    }
}
