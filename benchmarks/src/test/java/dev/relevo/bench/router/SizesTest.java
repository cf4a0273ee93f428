package dev.relevo.bench.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizesTest {
    @Test
    void the_usual_time_has_200_000_conversations_after_a_sixteenth_and_a_quarter_of_them() {
        Sizes sizes = Sizes.within(Sizes.USUAL);

        assertThat(sizes.growth()).extracting(Population::size).isEqualTo(List.of(12_500, 50_000, 200_000));
    }

    @Test
    void more_time_makes_more_of_them_up_to_a_million() {
        assertThat(Sizes.within(Sizes.USUAL.multipliedBy(2)).growth().getLast().size())
                .isEqualTo(2 * Sizes.CONVERSATIONS);
        assertThat(Sizes.within(Sizes.USUAL.multipliedBy(6)).growth())
                .extracting(Population::size)
                .isEqualTo(List.of(15_625, 62_500, 250_000, Sizes.MAX_CONVERSATIONS));
    }

    @Test
    void the_warm_up_has_few_endless_conversations() {
        assertThat(Sizes.within(Sizes.USUAL).warmUp()).isEqualTo(new Population(0, 8_000, true));
    }

    @Test
    void less_time_makes_fewer_conversations_but_at_least_one() {
        assertThat(Sizes.within(Sizes.USUAL.dividedBy(2)).growth().getLast().size())
                .isEqualTo(Sizes.CONVERSATIONS / 2 / 1_600 * 1_600);
        assertThat(Sizes.within(Duration.ofSeconds(1)).growth().getLast().size())
                .isEqualTo(1_600);
    }

    @Test
    void no_conversation_is_in_two_populations() {
        Sizes sizes = Sizes.within(Sizes.USUAL);
        Population few = sizes.growth().get(0);
        Population more = sizes.growth().get(1);

        assertThat(few.first()).isEqualTo(sizes.warmUp().size());
        assertThat(more.first()).isEqualTo(few.first() + few.size());
        assertThat(sizes.growth().get(2).first()).isEqualTo(more.first() + more.size());
    }
}
