package dev.relevo.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void the_same_cause_creates_the_same_id_in_every_release() {
        assertThat(Ids.derived("wamid.1", "handoff")).isEqualTo("0ac44d1a-47b4-3f4e-92d3-e3fdd3dadcfd");
    }

    @Test
    void an_id_is_a_name_based_uuid() {
        assertThat(UUID.fromString(Ids.derived("wamid.1")).version()).isEqualTo(3);
    }

    @Test
    void order_and_boundaries_of_the_parts_matter() {
        assertThat(Ids.derived("a", "b")).isNotEqualTo(Ids.derived("b", "a")).isNotEqualTo(Ids.derived("ab"));
    }
}
