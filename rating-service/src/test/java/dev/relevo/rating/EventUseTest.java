package dev.relevo.rating;

import dev.relevo.kit.EventUse;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract names the events that this service writes and reads, and no others. */
class EventUseTest {
    @Test
    void the_contract_names_what_is_written_and_read() {
        EventUse.check("rating", Set.of(), Set.of("StatePublication"));
    }
}
