package dev.relevo.rating.observation;

import dev.relevo.event.EventTypes;
import dev.relevo.event.QualityEvent;
import dev.relevo.event.QualityEvent.RatingObserved;
import dev.relevo.kit.intake.UnusableRecordException;
import dev.relevo.rating.Numbers;
import dev.relevo.rating.ProviderNotice;
import dev.relevo.rating.redcase.Judgement.Verdict;
import dev.relevo.rating.redcase.Observation;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings each quality event to the numbers it is about. */
@Singleton
class QualityEvents {
    /** Account of the samples that Meta's dashboard sends, signed and all. */
    private static final String TEST_ACCOUNT = "0";

    private static final Pattern NOT_A_DIGIT = Pattern.compile("[^0-9]");

    private final Numbers numbers;

    QualityEvents(Numbers numbers) {
        this.numbers = numbers;
    }

    /**
     * Takes one event.
     *
     * @throws UnusableRecordException when it fits no number
     */
    void take(QualityEvent event) {
        switch (event) {
            case RatingObserved observed -> observe(observed);
            case QualityEvent.NumberEvent notice -> keep(notice, notice.wabaId(), notice.displayNumber(), notice.raw());
            case QualityEvent.AccountEvent notice -> keep(notice, notice.wabaId(), null, notice.raw());
            case QualityEvent.CapabilityEvent notice -> keep(notice, notice.wabaId(), null, notice.raw());
            case QualityEvent.TemplateEvent notice -> keep(notice, notice.wabaId(), null, notice.raw());
            // About a person, not about the number: keeping it here would keep personal data without a use.
            case QualityEvent.PreferenceEvent ignored -> {}
        }
    }

    private void observe(RatingObserved observed) {
        Observation seen = new Observation(
                observed.meta().eventId(),
                observed.rating(),
                observed.status(),
                observed.messagingLimit(),
                observed.source(),
                observed.meta().occurredAt(),
                observed.requestStartedAt());
        Optional<Verdict> verdict = numbers.observe(observed.phoneNumberId(), seen);
        if (verdict.isEmpty()) {
            throw new UnusableRecordException("no number " + observed.phoneNumberId() + " is registered");
        }
        if (verdict.get() == Verdict.FUTURE) {
            throw new UnusableRecordException("requestStartedAt is in the future: " + observed.requestStartedAt());
        }
    }

    private void keep(QualityEvent event, String wabaId, @Nullable String displayNumber, Map<String, Object> raw) {
        if (wabaId.equals(TEST_ACCOUNT)) {
            return;
        }
        String digits = displayNumber == null
                ? null
                : NOT_A_DIGIT.matcher(displayNumber).replaceAll("");
        ProviderNotice notice = new ProviderNotice(
                event.meta().eventId(),
                EventTypes.of(event),
                wabaId,
                digits,
                event.meta().occurredAt(),
                raw);
        if (!numbers.keep(notice)) {
            String what = digits == null ? "no number" : "no number with these digits";
            throw new UnusableRecordException(what + " is registered for account " + wabaId);
        }
    }
}
