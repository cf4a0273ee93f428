package dev.relevo.rating;

import dev.relevo.kit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /** Which package imports which. */
    private static final String TABLE = """
            path           ->
            permit         -> (root)
            permit.api     -> (root) permit reservation
            reservation    -> (root) permit
            risk           -> (root) account permit
            redcase        ->
            (root)         -> redcase
            number.history -> (root) redcase
            account        -> (root) redcase
            enforcement    -> (root) account redcase
            enforcement.api -> (root) enforcement
            template       -> (root) account
            template.api   -> (root) template
            observation    -> (root) account enforcement redcase template
            outbox         -> (root)
            number.page    ->
            number.timeline -> redcase
            number         -> (root) number.history number.page number.timeline path permit redcase
            number.api     -> (root) number number.history number.page path redcase
            freshness      -> (root)
            poll           -> (root) freshness redcase
            poll.api       -> (root) poll
            volume.count   ->
            volume.store   -> volume.count
            volume         -> (root) redcase volume.count volume.store
            volume.api     -> (root) volume volume.count volume.store
            """;

    @Test
    void packages_import_what_the_table_allows() {
        ArchitectureRules.check("dev.relevo.rating", TABLE, "redcase", "path", "volume.count");
    }
}
