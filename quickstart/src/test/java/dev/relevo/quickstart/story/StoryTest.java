package dev.relevo.quickstart.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.quickstart.client.Await;
import dev.relevo.quickstart.client.DemoNumber;
import dev.relevo.quickstart.client.DemoUser;
import dev.relevo.quickstart.client.ExpectationFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class StoryTest {
    private final List<String> printed = new ArrayList<>();

    private record Line(String letter, Supplier<String> happens) implements Step {
        @Override
        public String title() {
            return "title " + letter;
        }

        @Override
        public String play() {
            return happens.get();
        }
    }

    @Test
    void every_step_is_reported_and_a_failure_does_not_stop_the_rest() {
        int failed = Story.play(
                List.of(
                        new Line("a", () -> {
                            ExpectationFailed.unless(1 > 2, "order", "chaos");
                            return "";
                        }),
                        new Line("b", () -> {
                            throw new IllegalStateException("broken");
                        }),
                        new Line("c", () -> "all is well")),
                printed::add);

        assertThat(failed).isEqualTo(2);
        assertThat(printed.get(0)).startsWith("FAIL (a) title a").contains("awaited order; saw chaos");
        assertThat(printed.get(1)).startsWith("FAIL (b) title b").contains("IllegalStateException: broken");
        assertThat(printed.get(2)).startsWith("PASS (c) title c").contains("all is well");
    }

    @Test
    void a_timeout_reports_what_was_seen_instead() {
        int failed = Story.play(
                List.of(new Line(
                        "a",
                        () -> Await.until(
                                "a swallow", Duration.ofMillis(1), Optional::<String>empty, () -> "two pigeons"))),
                printed::add);

        assertThat(failed).isOne();
        assertThat(printed.getFirst()).contains("awaited a swallow for 0 s; saw two pigeons");
    }

    @Test
    void each_run_has_new_users() {
        Instant run = Instant.parse("2026-11-22T12:00:00Z");

        DemoUser first = DemoUser.of("Ana", DemoNumber.OPEN, run, 1);
        DemoUser second = DemoUser.of("Ana", DemoNumber.OPEN, run, 2);
        DemoUser nextRun = DemoUser.of("Ana", DemoNumber.OPEN, run.plusSeconds(1), 1);

        assertThat(List.of(first.waId(), second.waId(), nextRun.waId()))
                .doesNotHaveDuplicates()
                .allMatch(waId -> waId.matches("573\\d{9}"));
    }
}
