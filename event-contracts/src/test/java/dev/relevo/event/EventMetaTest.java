package dev.relevo.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventMetaTest {
    private static final Instant T0 = Instant.parse("2026-11-20T14:03:05Z");

    @ParameterizedTest
    @ValueSource(strings = {"eventId", "occurredAt", "recordedAt"})
    void a_missing_field_is_named(String field) {
        ObjectNode meta = ContractFiles.JSON.valueToTree(EventMeta.now("e-1", T0));
        meta.remove(field);

        assertThatThrownBy(() -> ContractFiles.JSON.treeToValue(meta, EventMeta.class))
                .hasRootCauseMessage(field + " is missing");
    }

    @Test
    void an_event_of_relevo_occurs_when_it_is_recorded() {
        assertThat(EventMeta.now("e-1", T0)).isEqualTo(new EventMeta("e-1", T0, T0, 1));
    }
}
