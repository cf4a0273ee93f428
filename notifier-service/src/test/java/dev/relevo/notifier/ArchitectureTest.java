package dev.relevo.notifier;

import dev.relevo.kit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /** Which package imports which. */
    private static final String TABLE = """
            (root)           ->
            alert            ->
            receiver         ->
            alert.store      -> (root) alert number
            notification     -> alert
            text             -> alert receiver
            channel          -> notification receiver
            outbox           -> (root)
            rate             -> channel
            channel.email    -> channel notification receiver text
            channel.whatsapp -> (root) channel
            delivery         -> (root) alert channel notification rate receiver
            group            -> alert alert.store delivery notification receiver
            number           ->
            external         -> alert alert.store delivery group
            receiver.store   -> alert channel receiver
            intake           -> (root) alert alert.store channel channel.whatsapp delivery group number rate
            """;

    @Test
    void packages_import_what_the_table_allows() {
        ArchitectureRules.check("dev.relevo.notifier", TABLE, "alert", "notification", "receiver", "channel");
    }
}
