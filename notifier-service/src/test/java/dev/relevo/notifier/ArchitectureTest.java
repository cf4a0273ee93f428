package dev.relevo.notifier;

import dev.relevo.kit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /** Which package imports which. */
    private static final String TABLE = """
            (root)           ->
            alert            ->
            receiver         ->
            alert.store      -> alert
            notification     -> alert
            text             -> alert receiver
            channel          -> notification receiver
            outbox           -> (root)
            rate             -> channel
            channel.email    -> channel notification receiver text
            channel.whatsapp -> (root) channel
            delivery         -> (root) alert channel notification rate receiver
            receiver.store   -> alert channel receiver
            route            -> alert
            route.file       -> route
            silence          -> route
            routing          -> (root) receiver route route.file silence
            intake           -> alert alert.store channel channel.whatsapp delivery rate receiver
            """;

    @Test
    void packages_import_what_the_table_allows() {
        ArchitectureRules.check("dev.relevo.notifier", TABLE, "alert", "notification", "receiver", "channel", "route");
    }
}
