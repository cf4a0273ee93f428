package dev.relevo.rating.number;

import dev.relevo.event.NumberState;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.rating.fact.AccountLimits;
import dev.relevo.rating.fact.Enforcement;
import dev.relevo.rating.fact.Observations;
import dev.relevo.rating.fact.Templates;
import dev.relevo.rating.fact.VolumeFigures;
import dev.relevo.rating.fact.Volumes;
import dev.relevo.rating.permit.PermitFacts;
import dev.relevo.rating.permit.PermitSource;
import dev.relevo.rating.redcase.RedCase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** The facts of the registered numbers, gathered from all features. */
@ApplicationScoped
class NumberFacts implements PermitSource {
    private final NumberRepository numbers;
    private final RedCaseRepository redCases;
    private final Volumes volumes;
    private final Observations observations;
    private final Enforcement enforcement;
    private final Templates templates;
    private final AccountLimits limits;

    NumberFacts(
            NumberRepository numbers,
            RedCaseRepository redCases,
            Volumes volumes,
            Observations observations,
            Enforcement enforcement,
            Templates templates,
            AccountLimits limits) {
        this.numbers = numbers;
        this.redCases = redCases;
        this.volumes = volumes;
        this.observations = observations;
        this.enforcement = enforcement;
        this.templates = templates;
        this.limits = limits;
    }

    @Override
    @Transactional
    public Optional<PermitFacts> facts(PhoneNumberId number, Instant now) {
        return numbers.findByIdOptional(number.value()).map(known -> of(known, now));
    }

    PermitFacts of(NumberEntity number, Instant now) {
        VolumeFigures volume = volumes.figures(number.id(), now);
        return new PermitFacts(
                number.id(),
                number.wabaId(),
                number.portfolio(),
                number.status(),
                number.messagingLimit(),
                observations.freshness(number.id(), now),
                redCases.openOf(number.phoneNumberId())
                        .map(open -> redCase(open.toRedCase(), volume))
                        .orElse(null),
                enforcement.inForce(number.wabaId(), now),
                templates.counts(number.wabaId(), now),
                volume,
                limits.limit(number.wabaId()).orElse(null),
                observations.health(number.id()).orElse(null),
                PermitFacts.Reserved.NONE);
    }

    private static NumberState.RedCase redCase(RedCase open, VolumeFigures volume) {
        boolean isExempt = open.isExempt(volume.templates());
        return new NumberState.RedCase(
                open.flaggedAt(),
                open.deadline(),
                open.ruleSet(),
                volume.templates(),
                isExempt,
                open.caseId(),
                open.state().name(),
                open.facts().disputed(),
                open.isGrowthFrozen() ? Integer.valueOf(open.ceiling()) : null);
    }
}
