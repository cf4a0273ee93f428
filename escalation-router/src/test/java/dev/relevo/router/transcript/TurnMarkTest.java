package dev.relevo.router.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The number of message keys is bounded: the codec has three bits for it. */
class TurnMarkTest {
    @Test
    void edits_beyond_the_maximum_push_out_the_oldest_but_not_the_message() {
        TurnMark mark = new TurnMark(List.of(1), 0, false, null);

        for (String edit : List.of("a", "b", "c", "d")) {
            mark = mark.edited(edit, null);
        }

        assertThat(mark.messages()).containsExactly(1, TurnMark.key("b"), TurnMark.key("c"), TurnMark.key("d"));
    }

    @Test
    void more_keys_than_the_maximum_are_refused() {
        List<Integer> most = Collections.nCopies(TurnMark.MAX_MESSAGES, 1);
        List<Integer> tooMany = Collections.nCopies(TurnMark.MAX_MESSAGES + 1, 1);

        assertThat(new TurnMark(most, 0, false, null).messages()).hasSize(4);
        assertThatThrownBy(() -> new TurnMark(tooMany, 0, false, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("more than 4 messages: 5");
    }
}
