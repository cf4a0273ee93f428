package dev.relevo.notifier;

import dev.relevo.kit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void features_keep_apart_and_pure_packages_stay_pure() {
        ArchitectureRules.check(
                "dev.relevo.notifier",
                "dev.relevo.notifier.alert",
                "dev.relevo.notifier.receiver",
                "dev.relevo.notifier.channel");
    }
}
