package dev.relevo.rating.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant T0 = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void a_measure_is_in_force_until_it_expires() {
        Timeline timeline = timeline(imposed("a", 0, 100));

        assertThat(timeline.inForce(at(0))).contains(new Timeline.State(at(0), at(100), "a"));
        assertThat(timeline.inForce(at(100).minusMillis(1))).isPresent();
        assertThat(timeline.inForce(at(100))).isEmpty();
        assertThat(timeline.liftedBecause()).isEqualTo("expired");
    }

    @Test
    void an_extension_keeps_the_beginning_and_a_new_measure_after_the_end_begins_again() {
        assertThat(timeline(imposed("a", 0, 100), imposed("b", 50, 200)).inForce(at(60)))
                .contains(new Timeline.State(at(0), at(200), "b"));
        assertThat(timeline(imposed("a", 0, 100), imposed("b", 150, 200)).inForce(at(160)))
                .contains(new Timeline.State(at(150), at(200), "b"));
    }

    @Test
    void a_lift_ends_what_began_before_it_only() {
        assertThat(timeline(imposed("a", 0, null), lifted("b", 10)).inForce(at(20)))
                .isEmpty();
        assertThat(timeline(lifted("b", 10), imposed("c", 11, null)).inForce(at(20)))
                .contains(new Timeline.State(at(11), null, "c"));
        assertThat(timeline(imposed("a", 0, null), lifted("b", 10)).liftedBecause())
                .isEqualTo("b");
    }

    @Test
    void any_order_of_arrival_and_any_duplicates_give_the_same_state() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<Mark> marks = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                // Few distinct times, so that several marks have the same one.
                int time = random.nextInt(8) * 10;
                marks.add(
                        random.nextInt(3) == 0
                                ? lifted("e" + i, time)
                                : imposed("e" + i, time, time + random.nextInt(60)));
            }
            Timeline expected = timeline(marks.toArray(Mark[]::new));
            List<Mark> shuffled = new ArrayList<>(marks);
            shuffled.addAll(marks.subList(0, 5));
            Collections.shuffle(shuffled, random);

            Timeline actual = timeline(shuffled.toArray(Mark[]::new));

            assertThat(actual).as("seed %d round %d", seed, round).isEqualTo(expected);
            for (int time = 0; time < 150; time += 5) {
                Optional<Timeline.State> state = actual.inForce(at(time));
                assertThat(state).as("seed %d", seed).isEqualTo(expected.inForce(at(time)));
            }
        }
    }

    @Test
    void the_oldest_marks_are_dropped_above_the_bound() {
        Timeline timeline = new Timeline(List.of());
        for (int i = 0; i < 60; i++) {
            timeline = timeline.with(imposed("e" + i, i, null));
        }

        assertThat(timeline.marks()).hasSize(Timeline.MAX_MARKS);
        assertThat(timeline.marks().getFirst().at()).isEqualTo(at(10));
        assertThat(timeline.with(imposed("older", 5, null))).isSameAs(timeline);
    }

    private static Timeline timeline(Mark... marks) {
        Timeline timeline = new Timeline(List.of());
        for (Mark mark : marks) {
            timeline = timeline.with(mark);
        }
        return timeline;
    }

    private static Mark imposed(String eventId, int at, @Nullable Integer expiresAt) {
        return new Mark(eventId, at(at), true, expiresAt == null ? null : at(expiresAt), eventId);
    }

    private static Mark lifted(String eventId, int at) {
        return new Mark(eventId, at(at), false, null, eventId);
    }

    private static Instant at(int seconds) {
        return T0.plusSeconds(seconds);
    }
}
