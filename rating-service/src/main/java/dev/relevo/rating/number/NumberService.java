package dev.relevo.rating.number;

import dev.relevo.event.Ids;
import dev.relevo.event.NumberRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.rating.NumberStates;
import dev.relevo.rating.Numbers;
import dev.relevo.rating.ProviderNotice;
import dev.relevo.rating.number.history.HistoryRepository;
import dev.relevo.rating.redcase.Judgement.Verdict;
import dev.relevo.rating.redcase.LimitEvidence;
import dev.relevo.rating.redcase.ManualReport;
import dev.relevo.rating.redcase.Observation;
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
public class NumberService implements Numbers, NumberStates {
    private final NumberRepository numbers;
    private final HistoryRepository history;
    private final CaseKeeper cases;
    private final StatePublication states;
    private final InstantSource clock;

    NumberService(
            NumberRepository numbers,
            HistoryRepository history,
            CaseKeeper cases,
            StatePublication states,
            InstantSource clock) {
        this.numbers = numbers;
        this.history = history;
        this.cases = cases;
        this.states = states;
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
            CaseKeeper.Outcome outcome = cases.observe(number, seen, report, now);
            Verdict verdict = outcome.judgement().verdict();
            if (outcome.isStored() && (verdict != Verdict.SAME || report != null)) {
                // The facts are read by plain SQL, which does not see what Hibernate has not written yet.
                numbers.flush();
                states.publish(number, seen.observationId(), now);
            }
            if (isTraced(verdict, report)) {
                history.add(number.phoneNumberId(), seen, report, outcome.effect(), now);
            }
            return verdict;
        });
    }

    /** Applies what is due at this time to one number. */
    @Transactional
    public void onTimer(PhoneNumberId id) {
        refresh(id, "timer " + clock.instant(), clock.instant());
    }

    @Override
    @Transactional
    public void limited(PhoneNumberId id, LimitEvidence evidence) {
        Instant now = clock.instant();
        numbers.lock(id.value()).ifPresent(number -> limited(number, evidence, now));
    }

    /**
     * Applies a person's word that WhatsApp limits the number.
     *
     * @return whether its red case is limited; empty when no such number is registered
     */
    @Transactional
    public Optional<Boolean> limited(PhoneNumberId id, ManualReport report) {
        Instant now = clock.instant();
        return numbers.lock(id.value()).map(number -> {
            String eventId = Ids.derived("manual-limit", id.value(), now.toString());
            history.add(id.value(), eventId, "limit-reported", report, now);
            return limited(number, new LimitEvidence(LimitEvidence.Kind.PERSON, details(report), now), now);
        });
    }

    @Override
    @Transactional
    public void refresh(PhoneNumberId id, String cause, Instant now) {
        numbers.lock(id.value()).ifPresent(number -> {
            cases.onTimer(number, now);
            states.publish(number, cause, now);
        });
    }

    /** The numbers one after another in the order of their ids, as everyone locks several numbers. */
    @Override
    @Transactional
    public void refreshAccount(String wabaId, String cause, Instant now) {
        ofAccount(wabaId).forEach(number -> refresh(number.phoneNumberId(), cause, now));
    }

    @Override
    @Transactional
    public boolean keep(ProviderNotice notice) {
        Instant now = clock.instant();
        String digits = notice.displayNumber();
        List<String> about = digits == null
                ? numbers.refsOfAccount(notice.wabaId()).stream()
                        .map(number -> number.phoneNumberId().value())
                        .toList()
                : numbers.byDigits(notice.wabaId(), digits).stream()
                        .map(NumberEntity::phoneNumberId)
                        .toList();
        about.forEach(number -> history.add(number, notice, now));
        return !about.isEmpty();
    }

    @Override
    @Transactional
    public List<NumberRef> ofAccount(String wabaId) {
        return numbers.refsOfAccount(wabaId);
    }

    private boolean limited(NumberEntity number, LimitEvidence evidence, Instant now) {
        boolean isChanged = cases.limited(number, evidence, now);
        if (isChanged) {
            states.publish(number, "limited " + now, now);
        }
        return isChanged;
    }

    /** What a person reports leaves a trace also when it changes nothing, and so does what arrives too late to change anything. */
    private static boolean isTraced(Verdict verdict, @Nullable ManualReport report) {
        return switch (verdict) {
            case CHANGED, CORRECTED, OLDER -> true;
            case SAME -> report != null;
            case FUTURE -> false;
        };
    }

    private static String details(ManualReport report) {
        return report.who() + ": " + report.reason();
    }
}
