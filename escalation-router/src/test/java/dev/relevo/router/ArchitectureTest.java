package dev.relevo.router;

import dev.relevo.kit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /** Which package imports which. The upper half decides and is pure; the lower half runs it. */
    private static final String TABLE = """
            text         ->
            transcript   -> text
            conversation -> text transcript
            codec        -> conversation transcript
            question     -> text transcript
            detector     -> conversation question text transcript
            policy       -> detector text
            handoff      -> conversation detector policy question text transcript
            decision     -> conversation detector handoff policy transcript

            (root)       ->
            policyfile   -> detector policy text
            lab          -> conversation decision handoff policy
            cli          -> lab policy policyfile
            limits       ->
            store        -> codec conversation
            topology     -> (root) conversation decision handoff limits policy store
            kafka        -> topology
            policies     -> (root) kafka policy policyfile
            agents       -> (root) handoff kafka
            runtime      -> (root) agents conversation limits policies policy store topology
            peers        -> (root) runtime
            queues       -> (root) agents conversation peers policies policy runtime
            desk         -> (root) agents conversation handoff kafka peers queues runtime
            """;

    @Test
    void packages_import_what_the_table_allows() {
        ArchitectureRules.check(
                "dev.relevo.router",
                TABLE,
                "text",
                "transcript",
                "conversation",
                "codec",
                "question",
                "detector",
                "policy",
                "handoff",
                "decision");
    }
}
