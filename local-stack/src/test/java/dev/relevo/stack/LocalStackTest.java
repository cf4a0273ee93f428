package dev.relevo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LocalStackTest {
    @Test
    void the_variable_selects_the_mode_and_any_other_value_is_refused() {
        assertThat(LocalStack.wantsContainers("embedded")).isFalse();
        assertThat(LocalStack.wantsContainers("containers")).isTrue();
        assertThatThrownBy(() -> LocalStack.wantsContainers("docker"))
                .hasMessage("RELEVO_LOCAL_STACK must be embedded or containers: 'docker'");
    }
}
