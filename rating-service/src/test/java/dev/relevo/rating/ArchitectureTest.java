package dev.relevo.rating;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.relevo.kit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "dev.relevo.rating";

    @Test
    void features_depend_on_no_other_feature_and_the_pure_packages_stay_pure() {
        ArchitectureRules.check(ROOT, ROOT + ".redcase..", ROOT + ".path..");
    }

    @Test
    void no_packages_form_a_cycle_the_root_included() {
        slices().assignedFrom(new EachPackage())
                .should()
                .beFreeOfCycles()
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(ROOT));
    }

    private static final class EachPackage implements SliceAssignment {
        @Override
        public String getDescription() {
            return "packages of " + ROOT;
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith(ROOT)
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }
    }
}
