package dev.relevo.notifier;

import dev.relevo.kit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /** Which package imports which. */
    private static final String TABLE = """
            (root)           ->
            alert            ->
            receiver         ->
            alert.store      -> (root) alert number routing
            notification     -> alert
            seal             -> (root)
            link             -> notification receiver seal
            text             -> alert link notification receiver
            link.page        -> alert alert.store link receiver route silence text
            channel          -> notification receiver
            outbox           -> (root)
            rate             -> channel
            channel.http     -> (root) channel
            channel.chat     -> text
            channel.email    -> channel notification receiver text
            channel.slack    -> channel channel.chat channel.http receiver text
            channel.teams    -> channel channel.chat channel.http receiver text
            channel.telegram -> (root) channel channel.chat channel.http receiver text
            channel.pagerduty -> (root) alert channel channel.chat channel.http notification receiver text
            channel.webhook  -> alert channel channel.chat channel.http notification receiver text
            channel.alertmanager -> alert channel channel.chat channel.http notification receiver text
            channel.whatsapp -> (root) channel
            delivery         -> (root) alert channel notification rate receiver
            number           ->
            external         -> alert alert.store delivery group
            group            -> alert alert.store delivery notification receiver route routing
            receiver.store   -> alert channel delivery notification receiver seal
            intake           -> (root) alert alert.store channel channel.whatsapp delivery group number rate
            route            -> alert
            route.file       -> route
            silence          -> route
            routing          -> (root) receiver route route.file silence
            """;

    @Test
    void packages_import_what_the_table_allows() {
        ArchitectureRules.check("dev.relevo.notifier", TABLE, "alert", "notification", "receiver", "channel", "route");
    }
}
