package dev.relevo.rating;

import dev.relevo.kit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void features_know_no_other_feature_and_the_pure_packages_stay_pure() {
        ArchitectureRules.check("dev.relevo.rating", "dev.relevo.rating.redcase..", "dev.relevo.rating.path..");
    }
}
