package dev.relevo.rating.redcase;

import static dev.relevo.rating.redcase.Fixtures.MACHINE;
import static dev.relevo.rating.redcase.Fixtures.T0;
import static dev.relevo.rating.redcase.Fixtures.unseen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Rating;
import dev.relevo.event.RatingEvent;
import dev.relevo.event.RedCaseEvent;
import dev.relevo.rating.redcase.LimitEvidence.Kind;
import dev.relevo.rating.redcase.RedCase.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A year of one number in steps of minutes to hours, with random observations, volume and evidence. The readers of the events keep
 * their own picture of the number, and it is always the true one.
 */
class YearTest {
    private static final Logger LOG = Logger.getLogger(YearTest.class);
    private static final Instant END = T0.plus(Duration.ofDays(365));

    private final Map<String, State> states = new HashMap<>();
    private final Set<String> eventIds = new HashSet<>();
    private @Nullable String openCase;
    private @Nullable Instant flaggedAt;
    private int openings;
    private int closings;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void the_events_of_a_year_tell_the_state_at_each_moment(long seed) {
        LOG.infof("seed %d", seed);
        Random random = new Random(seed);
        NumberRating state = unseen();
        Instant now = T0;
        int templates = 0;
        Rating colour = Rating.GREEN;
        while (now.isBefore(END)) {
            now = now.plusSeconds(60 + random.nextInt(3 * 3600));
            templates = Math.max(0, templates + random.nextInt(401) - 200);
            colour = random.nextInt(40) == 0 ? next(colour, random) : colour;
            Judgement judgement = step(state, colour, Fixtures.sending(templates), random, now);
            judgement.events().forEach(this::read);
            state = judgement.state();
            compare(state);
        }

        assertThat(openings).as("seed %d", seed).isPositive().isEqualTo(closings + (openCase == null ? 0 : 1));
    }

    private static Judgement step(NumberRating state, Rating colour, Circumstances around, Random random, Instant now) {
        return switch (random.nextInt(30)) {
            case 0 -> MACHINE.observe(state, person(random, now), new ManualReport("olga", "mail"), around, now);
            case 1 -> MACHINE.limited(state, new LimitEvidence(Kind.ERROR_131048, "12 failures", now), now);
            case 2, 3 ->
                MACHINE.observe(state, poll(colour, now.minusSeconds(random.nextInt(90_000))), null, around, now);
            case 4, 5, 6, 7, 8, 9 -> MACHINE.onTimer(state, around, now);
            default -> MACHINE.observe(state, poll(colour, now), null, around, now);
        };
    }

    /** What a reader of the topic does. */
    private void read(RatingEvent event) {
        assertThat(eventIds.add(event.meta().eventId())).as("%s", event).isTrue();
        if (!(event instanceof RedCaseEvent redCaseEvent)) {
            return;
        }
        String caseId = redCaseEvent.redCase().caseId();
        switch (redCaseEvent) {
            case RedCaseEvent.RedCaseOpened turned -> {
                assertThat(openCase).as("%s", turned).isNull();
                assertThat(turned.reopened()).isEqualTo(states.containsKey(caseId));
                openings++;
                openCase = caseId;
                states.putIfAbsent(caseId, State.OPEN);
            }
            case RedCaseEvent.RedCaseClosed closed -> {
                assertThat(openCase).as("%s", closed).isEqualTo(caseId);
                closings++;
                openCase = null;
            }
            case RedCaseEvent.RedCaseCorrected corrected -> {
                Instant deadline = corrected.redCase().deadline();
                boolean isAhead =
                        deadline != null && corrected.meta().recordedAt().isBefore(deadline);
                states.computeIfPresent(caseId, (id, known) -> isAhead && known != State.LIMITED ? State.OPEN : known);
            }
            case RedCaseEvent.LimitExpected expected -> states.put(caseId, State.EXPECTED);
            case RedCaseEvent.LimitNotImposed exempt -> states.put(caseId, State.WATCHED);
            case RedCaseEvent.LimitImposed imposed -> states.put(caseId, State.LIMITED);
            case RedCaseEvent.DeadlineNear near -> assertThat(states).containsEntry(caseId, State.OPEN);
            case RedCaseEvent.RedCaseDisputed disputed -> assertThat(openCase).isEqualTo(caseId);
        }
        flaggedAt = redCaseEvent.redCase().flaggedAt();
    }

    private void compare(NumberRating state) {
        RedCase open = state.redCase();
        assertThat(open == null ? null : open.caseId()).isEqualTo(openCase);
        if (open != null) {
            assertThat(open.state()).isEqualTo(states.get(open.caseId()));
            assertThat(open.flaggedAt()).isEqualTo(flaggedAt);
            assertThat(state.rating()).isEqualTo(Rating.RED);
        }
    }

    private static Rating next(Rating colour, Random random) {
        return colour == Rating.RED && random.nextInt(3) > 0
                ? Rating.RED
                : Rating.values()[random.nextInt(Rating.values().length)];
    }

    private static Observation poll(Rating rating, Instant at) {
        return Fixtures.poll(rating, at);
    }

    private static Observation person(Random random, Instant now) {
        Rating rating = random.nextInt(3) == 0 ? Rating.GREEN : Rating.RED;
        boolean isFlagKnown = random.nextBoolean();
        return Fixtures.person(rating, isFlagKnown ? now.minusSeconds(random.nextInt(900_000)) : now, now);
    }
}
