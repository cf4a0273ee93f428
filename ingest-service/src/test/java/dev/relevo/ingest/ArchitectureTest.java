package dev.relevo.ingest;

import dev.relevo.kit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void the_rules_of_the_architecture_hold() {
        ArchitectureRules.check("dev.relevo.ingest", "dev.relevo.ingest.translate");
    }
}
