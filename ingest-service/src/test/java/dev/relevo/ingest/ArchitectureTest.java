package dev.relevo.ingest;

import dev.relevo.kit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /** Which package imports which. */
    private static final String TABLE = """
            (root)            ->
            framing           ->
            translate.json    ->
            signature         -> (root)
            translate.content -> translate.json
            translate         -> translate.content translate.json
            publish           -> (root) translate
            admission         -> (root) publish signature translate translate.json
            bot               -> admission publish translate translate.json
            meta              -> (root) admission signature translate
            turn              -> (root) admission signature translate
            """;

    @Test
    void packages_import_what_the_table_allows() {
        ArchitectureRules.check("dev.relevo.ingest", TABLE, "translate..");
    }
}
