package dev.relevo.rating;

import dev.relevo.kit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /** Which package imports which. */
    private static final String TABLE = """
            path           ->
            pending        -> (root) permit
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
            poll           -> (root) redcase
            volume.count   ->
            volume.store   -> volume.count
            volume         -> (root) redcase volume.count volume.store
            volume.api     -> (root) volume volume.count volume.store
            number         -> (root) number.history path redcase
            number.api     -> (root) number number.history path redcase
            """;

    @Test
    void packages_import_what_the_table_allows() {
        ArchitectureRules.check("dev.relevo.rating", TABLE, "redcase", "path", "volume.count");
    }
}
