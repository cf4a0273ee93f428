package dev.relevo.rating;

import dev.relevo.kit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /** Which package imports which. */
    private static final String TABLE = """
            path           ->
            fact           ->
            redcase        ->
            permit         -> fact redcase
            (root)         -> redcase
            api            -> (root)
            permit.api     -> api permit reservation
            reservation    -> (root) permit
            account        -> (root) fact redcase
            risk           -> (root) account fact permit
            number.page    ->
            number.history -> (root) redcase
            number.timeline -> redcase
            number         -> (root) fact number.history number.page number.timeline path permit redcase
            number.api     -> (root) api number number.history number.page path redcase
            enforcement    -> (root) account fact redcase
            enforcement.api -> api enforcement
            template       -> (root) account fact
            template.api   -> api template
            observation    -> (root) account enforcement redcase template
            outbox         -> (root)
            freshness      -> (root) fact
            poll           -> (root) fact freshness redcase
            poll.api       -> (root) api poll
            volume.count   ->
            volume.store   -> volume.count
            volume         -> (root) fact redcase volume.count volume.store
            volume.api     -> api fact volume volume.count volume.store
            """;

    @Test
    void packages_import_what_the_table_allows() {
        ArchitectureRules.check("dev.relevo.rating", TABLE, "redcase", "path", "volume.count");
    }
}
