package dev.relevo.rating.observation;

import dev.relevo.event.Bounds;
import dev.relevo.event.EventTypes;
import dev.relevo.event.QualityEvent;
import dev.relevo.event.QualityEvent.RatingObserved;
import dev.relevo.kit.intake.UnusableRecordException;
import dev.relevo.rating.Numbers;
import dev.relevo.rating.OptOuts;
import dev.relevo.rating.ProviderNotice;
import dev.relevo.rating.TextRules;
import dev.relevo.rating.redcase.Judgement.Verdict;
import dev.relevo.rating.redcase.Observation;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Applies each quality event to the number or account it concerns; an event that concerns none becomes a dead letter. */
@Singleton
class QualityEventHandler {
    /** The account in the signed test samples that Meta's dashboard sends. */
    private static final String TEST_ACCOUNT = "0";

    private static final String FUTURE = "requestStartedAt: expected a time in the past";
    private static final Pattern NOT_A_DIGIT = Pattern.compile("[^0-9]");

    /** In characters. Ids that Relevo derives are far shorter; a longer one does not fit into the index. */
    private static final int MAX_EVENT_ID = 512;

    /** WhatsApp's word for a person who wants no more marketing messages. */
    private static final String STOP = "stop";

    private final Numbers numbers;
    private final AccountIntake accounts;
    private final OptOuts optOuts;
    private final InstantSource clock;

    QualityEventHandler(Numbers numbers, AccountIntake accounts, OptOuts optOuts, InstantSource clock) {
        this.numbers = numbers;
        this.accounts = accounts;
        this.optOuts = optOuts;
        this.clock = clock;
    }

    /**
     * Handles one event.
     *
     * @throws UnusableRecordException when its id or time is unusable, or it concerns no registered number
     */
    void take(QualityEvent event) {
        String eventId = event.meta().eventId();
        if (eventId.length() > MAX_EVENT_ID || !TextRules.isPlain(eventId)) {
            throw new UnusableRecordException(
                    "eventId: expected at most " + MAX_EVENT_ID + " characters without control characters");
        }
        switch (event) {
            case RatingObserved observed -> observe(observed);
            case QualityEvent.NumberEvent notice -> keep(notice);
            case QualityEvent.AccountEvent notice -> apply(notice, notice.wabaId(), notice.raw());
            case QualityEvent.CapabilityEvent notice -> apply(notice, notice.wabaId(), notice.raw());
            case QualityEvent.TemplateEvent notice -> apply(notice, notice.wabaId(), notice.raw());
            case QualityEvent.PreferenceEvent preference -> count(preference);
        }
    }

    /** Counted only: storing who it was would keep personal data without a purpose. */
    private void count(QualityEvent.PreferenceEvent preference) {
        if (preference.value().equals(STOP)) {
            optOuts.stopped(preference.phoneNumberId(), preference.person(), occurredAt(preference));
        }
    }

    private void observe(RatingObserved observed) {
        Observation seen = new Observation(
                observed.meta().eventId(),
                observed.rating(),
                TextRules.wordOrNull(observed.status()),
                TextRules.wordOrNull(observed.messagingLimit()),
                observed.source(),
                occurredAt(observed),
                requestStartedAt(observed));
        Optional<Verdict> verdict = numbers.observe(observed.phoneNumberId(), seen);
        if (verdict.isEmpty()) {
            throw new UnusableRecordException("phoneNumberId: expected a registered number");
        }
        if (verdict.get() == Verdict.FUTURE) {
            throw new UnusableRecordException(FUTURE);
        }
    }

    private void apply(QualityEvent event, String wabaId, Map<String, Object> raw) {
        if (!wabaId.equals(TEST_ACCOUNT) && !accounts.take(event, wabaId, occurredAt(event), RawPayload.bounded(raw))) {
            throw new UnusableRecordException("wabaId: expected the account of a registered number");
        }
    }

    private void keep(QualityEvent.NumberEvent event) {
        if (event.wabaId().equals(TEST_ACCOUNT)) {
            return;
        }
        ProviderNotice notice = new ProviderNotice(
                event.meta().eventId(),
                EventTypes.of(event),
                event.wabaId(),
                NOT_A_DIGIT.matcher(event.displayNumber()).replaceAll(""),
                occurredAt(event),
                RawPayload.bounded(event.raw()));
        if (!numbers.keep(notice)) {
            throw new UnusableRecordException("wabaId and displayNumber: expected those of a registered number");
        }
    }

    /** When it happened; an implausible time is replaced by {@code recordedAt}, and an implausible {@code recordedAt} by now. */
    private Instant occurredAt(QualityEvent event) {
        Instant now = clock.instant();
        return Stream.of(event.meta().occurredAt(), event.meta().recordedAt())
                .filter(at -> Bounds.isPlausible(at, now))
                .findFirst()
                .orElse(now);
    }

    /** Orders observations. Now is not a fallback: correct observations that started earlier would be dropped as older. */
    private Instant requestStartedAt(RatingObserved observed) {
        Instant now = clock.instant();
        return Stream.of(observed.requestStartedAt(), observed.meta().recordedAt())
                .filter(at -> Bounds.isPlausible(at, now))
                .findFirst()
                .orElseThrow(() -> new UnusableRecordException(FUTURE));
    }
}
