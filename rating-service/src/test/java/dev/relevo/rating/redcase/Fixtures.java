package dev.relevo.rating.redcase;

import dev.relevo.event.EventTypes;
import dev.relevo.event.NumberRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.QualityEvent.RatingObserved.Source;
import dev.relevo.event.Rating;
import dev.relevo.event.RatingEvent;
import dev.relevo.event.RedCaseEvent.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/** The number and the time that all tests of this package use. */
final class Fixtures {
    static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");
    static final NumberRef NUMBER = new NumberRef(new PhoneNumberId("106540352242922"), "15550783881", "Lucky Shrub");
    static final List<Duration> MARKS = List.of(
            Duration.ofDays(7),
            Duration.ofDays(5),
            Duration.ofDays(3),
            Duration.ofDays(2),
            Duration.ofDays(1),
            Duration.ofHours(12),
            Duration.ofHours(4),
            Duration.ofHours(1));
    static final DeadlineNotices NOTICES = new DeadlineNotices(MARKS, Duration.ofMinutes(5));
    static final CaseTimes TIMES = new CaseTimes(Duration.ofHours(24), Duration.ofHours(24));
    static final CaseMachine MACHINE = new CaseMachine(TIMES, NOTICES, new DeadlineJudge(VolumeWeek.ROLLING));
    /** A number that sends nothing. */
    static final Circumstances QUIET = sending(0);

    private Fixtures() {}

    static NumberRating unseen() {
        return NumberRating.unseen(NUMBER, new HumanEscalation2020(), 0);
    }

    static Observation poll(Rating rating, Instant at) {
        return new Observation("poll " + rating + at, rating, "CONNECTED", "TIER_10K", Source.POLL, at, at);
    }

    static NumberRating after(NumberRating state, Observation seen) {
        return observe(state, seen).state();
    }

    static Judgement observe(NumberRating state, Observation seen) {
        return MACHINE.observe(state, seen, null, QUIET, seen.requestStartedAt());
    }

    /** A person who saw a colour and knows nothing of a flag. */
    static Observation person(Rating rating, Instant at) {
        return person(rating, at, at);
    }

    static Observation person(Rating rating, Instant flaggedAt, Instant at) {
        return new Observation("person " + rating + at, rating, null, null, Source.MANUAL, flaggedAt, at);
    }

    static Judgement report(NumberRating state, Observation seen) {
        return MACHINE.observe(
                state, seen, new ManualReport("olga", "Business Manager"), QUIET, seen.requestStartedAt());
    }

    /** A number that sent this many templates in each week. */
    static Circumstances sending(int templates) {
        return new Circumstances() {
            @Override
            public int templates(Instant from, Instant to) {
                return templates;
            }

            @Override
            public Finding finding() {
                return Finding.UNKNOWN;
            }

            @Override
            public ZoneId timeZone() {
                return ZoneId.of("America/Bogota");
            }
        };
    }

    static NumberRating redSince(Instant flaggedAt) {
        return after(unseen(), poll(Rating.RED, flaggedAt));
    }

    static RedCase openCase(NumberRating state) {
        return Objects.requireNonNull(state.redCase());
    }

    static List<String> types(Judgement judgement) {
        return judgement.events().stream().map(EventTypes::of).toList();
    }

    static <T extends RatingEvent> T only(Judgement judgement, Class<T> type) {
        return judgement.events().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((one, other) -> {
                    throw new AssertionError("expected one " + type + ", got several");
                })
                .orElseThrow();
    }
}
