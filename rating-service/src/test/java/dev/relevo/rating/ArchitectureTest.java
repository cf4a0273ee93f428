package dev.relevo.rating;

import dev.relevo.kit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /** Which package imports which. */
    private static final String TABLE = """
            path           ->
            pending        -> (root)
            permit         -> (root)
            redcase        ->
            (root)         -> redcase
            number.history -> (root) redcase
            observation    -> (root) redcase
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
