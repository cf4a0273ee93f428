package dev.relevo.bench.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizesTest {
    @Test
    void with_all_the_time_there_are_200_000_conversations_and_a_quarter_and_a_sixteenth_before() {
        Sizes sizes = Sizes.within(Sizes.FULL);

        assertThat(sizes.growth()).extracting(Population::size).isEqualTo(List.of(12_500, 50_000, 200_000));
    }

    @Test
    void more_time_makes_no_more_of_them() {
        assertThat(Sizes.within(Sizes.FULL.multipliedBy(2)).growth().getLast().size())
                .isEqualTo(Sizes.CONVERSATIONS);
    }

    @Test
    void less_time_makes_fewer_and_never_none() {
        assertThat(Sizes.within(Sizes.FULL.dividedBy(2)).growth().getLast().size())
                .isEqualTo(Sizes.CONVERSATIONS / 2 / 1_600 * 1_600);
        assertThat(Sizes.within(Duration.ofSeconds(1)).growth().getLast().size())
                .isEqualTo(1_600);
    }

    @Test
    void no_conversation_is_in_two_of_them() {
        Sizes sizes = Sizes.within(Sizes.FULL);
        Population few = sizes.growth().get(0);
        Population more = sizes.growth().get(1);

        assertThat(few.first()).isEqualTo(sizes.warmUp().size());
        assertThat(more.first()).isEqualTo(few.first() + few.size());
        assertThat(sizes.growth().get(2).first()).isEqualTo(more.first() + more.size());
    }
}
