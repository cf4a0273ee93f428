package dev.relevo.router;

import dev.relevo.kit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void the_rules_hold() {
        ArchitectureRules.check(
                "dev.relevo.router",
                "dev.relevo.router.conversation",
                "dev.relevo.router.policy",
                "dev.relevo.router.text");
    }
}
