package dev.relevo.rating.redcase;

import static dev.relevo.rating.redcase.Fixtures.MACHINE;
import static dev.relevo.rating.redcase.Fixtures.QUIET;
import static dev.relevo.rating.redcase.Fixtures.T0;
import static dev.relevo.rating.redcase.Fixtures.TIMES;
import static dev.relevo.rating.redcase.Fixtures.poll;
import static dev.relevo.rating.redcase.Fixtures.redSince;
import static dev.relevo.rating.redcase.Fixtures.unseen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.QualityEvent.RatingObserved.Source;
import dev.relevo.event.Rating;
import dev.relevo.rating.redcase.Judgement.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.sessions.JqwikSession;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * The same observations give the same result in each order of arrival, and however often. What the clock did meanwhile, for
 * example which notices were sent, cannot be undone and is not compared.
 */
class ArrivalOrderTest {
    private static final long SEED = Long.getLong("relevo.test.seed", 20261122);
    private static final Logger LOG = Logger.getLogger(ArrivalOrderTest.class);
    private static final int CASES = 500;
    private static final Instant END = T0.plus(Duration.ofDays(60));

    @Test
    void shuffled_and_duplicated_observations_of_a_day_give_the_same_result() {
        Random random = new Random(SEED);
        for (List<Observation> inOrder : sequences(Timeline.MAX, Duration.ofHours(23))) {
            List<Observation> arrived = new ArrayList<>(inOrder);
            arrived.addAll(inOrder.subList(0, random.nextInt(inOrder.size() + 1)));
            Collections.shuffle(arrived, random);

            assertSame(inOrder, arrived);
        }
    }

    @Test
    void observations_of_weeks_that_arrive_a_few_places_late_give_the_same_result() {
        Random random = new Random(SEED);
        for (List<Observation> inOrder : sequences(120, Duration.ofDays(5))) {
            List<Observation> arrived = new ArrayList<>(inOrder);
            for (int i = 0; i + 4 < arrived.size(); i += 4) {
                List<Observation> few = arrived.subList(i, i + 4);
                Instant reach = few.getFirst().requestStartedAt().plus(TIMES.reach());
                if (few.getLast().requestStartedAt().isBefore(reach)) {
                    Collections.shuffle(few, random);
                }
            }

            assertSame(inOrder, arrived);
        }
    }

    @Test
    void what_is_out_of_reach_changes_nothing() {
        NumberRating red = redSince(T0);
        Instant reach = T0.minus(TIMES.reach());

        Judgement at = MACHINE.observe(red, poll(Rating.RED, reach), null, QUIET, T0);
        Judgement before = MACHINE.observe(red, poll(Rating.RED, reach.minusMillis(1)), null, QUIET, T0);

        assertThat(at.verdict()).isEqualTo(Verdict.CHANGED);
        assertThat(before).isEqualTo(new Judgement(red, Verdict.OLDER, List.of()));
    }

    @Test
    void only_the_last_sixteen_observations_are_kept() {
        NumberRating state = unseen();
        for (int i = 0; i < 40; i++) {
            Rating rating = i % 2 == 0 ? Rating.YELLOW : Rating.GREEN;
            state = Fixtures.after(state, poll(rating, T0.plusSeconds(60L * i)));
            assertThat(state.timeline().window()).hasSizeLessThanOrEqualTo(Timeline.MAX);
        }
        Instant settled = state.timeline().settled().observedAt();

        assertThat(settled).isEqualTo(T0.plusSeconds(60L * 23));
        assertThat(MACHINE.observe(state, poll(Rating.RED, settled), null, QUIET, END)
                        .verdict())
                .isEqualTo(Verdict.OLDER);
        assertThat(MACHINE.observe(state, poll(Rating.RED, settled.plusMillis(1)), null, QUIET, END)
                        .verdict())
                .isNotEqualTo(Verdict.OLDER);
    }

    private static void assertSame(List<Observation> inOrder, List<Observation> arrived) {
        NumberRating expected = all(inOrder);
        NumberRating actual = all(arrived);

        assertThat(actual.track()).as("seed %d, %s", SEED, arrived).isEqualTo(expected.track());
        assertThat(actual.timeline()).as("seed %d", SEED).isEqualTo(expected.timeline());
        if (expected.latest() != null && actual.latest() != null) {
            assertThat(actual.latest().deadline()).isEqualTo(expected.latest().deadline());
            assertThat(actual.latest().facts()).isEqualTo(expected.latest().facts());
        }
    }

    private static NumberRating all(List<Observation> observations) {
        NumberRating state = unseen();
        for (Observation seen : observations) {
            state = MACHINE.observe(state, seen, null, QUIET, END).state();
        }
        return state;
    }

    /** Observations in their order, at most this many within this time. */
    private static List<List<Observation>> sequences(int max, Duration within) {
        Arbitrary<Observation> one = Combinators.combine(
                        Arbitraries.longs().between(0, within.toSeconds()),
                        Arbitraries.of(Rating.values()),
                        Arbitraries.of(Source.POLL, Source.POLL, Source.POLL, Source.MANUAL),
                        Arbitraries.of(0, 0, 3600, 90_000),
                        Arbitraries.of("TIER_250", "TIER_1K", "TIER_10K").injectNull(0.5))
                .as((second, rating, source, back, limit) -> {
                    Instant at = T0.plusSeconds(second);
                    String id = String.join(" ", source.name(), rating.name(), at.toString(), limit, "" + back);
                    return new Observation(id, rating, null, limit, source, at.minusSeconds(back), at);
                });
        LOG.infof("seed %d", SEED);
        List<List<Observation>> sequences = new ArrayList<>();
        JqwikSession.run(() -> {
            var random = new Random(SEED);
            var generator = one.list()
                    .ofMinSize(1)
                    .ofMaxSize(max)
                    .uniqueElements(Observation::requestStartedAt)
                    .generator(CASES);
            for (int i = 0; i < CASES; i++) {
                List<Observation> sequence =
                        new ArrayList<>(generator.next(random).value());
                sequence.sort(Comparator.comparing(Observation::requestStartedAt));
                sequences.add(sequence);
            }
        });
        return sequences;
    }
}
