package dev.relevo.rating.number;

import dev.relevo.event.Topics;
import dev.relevo.kit.outbox.Outbox;
import dev.relevo.rating.number.timeline.TimelineRepository;
import dev.relevo.rating.redcase.CaseTimes;
import dev.relevo.rating.redcase.Judgement;
import dev.relevo.rating.redcase.NumberRating;
import dev.relevo.rating.redcase.RedCase;
import dev.relevo.rating.redcase.Timeline;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The reading of a number for the state machine, and the storing of its judgement with the events, in one transaction. */
@Singleton
class NumberStore {
    private final TimelineRepository timelines;
    private final RedCaseRepository redCases;
    private final Outbox outbox;

    NumberStore(TimelineRepository timelines, RedCaseRepository redCases, Outbox outbox) {
        this.timelines = timelines;
        this.redCases = redCases;
        this.outbox = outbox;
    }

    /** The number with its observations and its latest case. */
    NumberRating read(NumberEntity number, CaseTimes times) {
        List<RedCase> cases = redCases.latestOf(number.phoneNumberId());
        NumberRating settled =
                number.rating(cases.isEmpty() ? null : cases.getFirst(), cases.size() < 2 ? null : cases.getLast());
        Optional<Timeline> timeline = timelines.of(number.phoneNumberId());
        return timeline.map(known -> settled.with(known, times)).orElse(settled);
    }

    /** A confirmation writes no number: readers of the number would lose their copies for nothing. */
    void write(NumberEntity number, NumberRating before, Judgement judgement) {
        NumberRating after = judgement.state();
        if (after.differsFrom(before) || after.timeline().isPersonLast()) {
            number.take(after.track());
        }
        if (!after.timeline().equals(before.timeline())) {
            timelines.store(number.phoneNumberId(), after.timeline());
        }
        // At most one case of a number is open, also between two statements: what is closed goes first.
        Stream.of(Optional.ofNullable(after.latest()), Optional.ofNullable(after.other()))
                .flatMap(Optional::stream)
                .filter(redCase -> !redCase.equals(before.latest()) && !redCase.equals(before.other()))
                .sorted(Comparator.comparing(RedCase::isOpen))
                .forEach(redCase -> write(number.phoneNumberId(), redCase));
        judgement.events().forEach(event -> outbox.add(Topics.RATING_EVENTS, event));
    }

    private void write(String phoneNumberId, RedCase redCase) {
        redCases.findByIdOptional(redCase.caseId())
                .ifPresentOrElse(
                        known -> known.take(redCase),
                        () -> redCases.persist(new RedCaseEntity(phoneNumberId, redCase)));
        redCases.flush();
    }
}
