package dev.relevo.router;

import dev.relevo.kit.EventUse;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract names the events that this service writes and reads, and no others. */
class EventUseTest {
    /** Their events are copies that a decision looks at, or conversations of the lab. */
    private static final Set<String> MAKE_COPIES = Set.of("Burst", "EditedTurn", "PlausibleTimes", "Replay");

    private static final Set<String> ASK_OWN = Set.of("Transition");

    @Test
    void the_contract_names_what_is_written_and_read() {
        EventUse.check("router", MAKE_COPIES, ASK_OWN);
    }
}
