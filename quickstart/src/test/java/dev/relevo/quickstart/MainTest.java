package dev.relevo.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.quickstart.Arguments.Command;
import dev.relevo.quickstart.stack.StackFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void up_plays_the_story_on_the_usual_data_by_default() {
        assertThat(Arguments.of(List.of("up"))).isEqualTo(new Arguments(Command.UP, true, Optional.empty()));
        assertThat(Arguments.of(List.of("up", "--no-demo", "--data", "/tmp/d")))
                .isEqualTo(new Arguments(Command.UP, false, Optional.of(Path.of("/tmp/d"))));
    }

    @Test
    void an_unknown_argument_is_named() {
        assertThatThrownBy(() -> Arguments.of(List.of("up", "--fast")))
                .isInstanceOf(StackFailure.class)
                .hasMessage("unknown argument '--fast'; ./relevo help lists them");
        assertThatThrownBy(() -> Arguments.of(List.of("demo", "--no-demo"))).hasMessageContaining("'--no-demo'");
        assertThatThrownBy(() -> Arguments.of(List.of("up", "--data"))).hasMessageContaining("'--data'");
        assertThatThrownBy(() -> Arguments.of(List.of("sideways"))).hasMessageContaining("'sideways'");
        assertThatThrownBy(() -> Arguments.of(List.of())).hasMessageContaining("unknown command ''");
    }
}
