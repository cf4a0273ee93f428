package dev.relevo.router;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.relevo.kit.ArchitectureRules;
import java.util.List;
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
            store        -> codec conversation limits
            topology     -> (root) conversation decision handoff limits policy store
            kafka        -> topology
            policies     -> (root) kafka policy policyfile
            agents       -> (root) handoff kafka
            numbers      -> handoff kafka
            runtime      -> (root) agents conversation handoff limits numbers policies store topology
            peers        -> (root) runtime
            queues       -> (root) agents conversation peers policies policy runtime
            desk         -> (root) agents conversation handoff numbers peers policies runtime
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

    /** What decides is read from the top down: a class is not called by what it calls. */
    @Test
    void classes_that_decide_form_no_cycle() {
        List<String> deciding = List.of("dev.relevo.router.decision", "dev.relevo.router.handoff");
        slices().assignedFrom(new OuterClasses())
                .should()
                .beFreeOfCycles()
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(deciding));
    }

    private static final class OuterClasses implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getName().replaceFirst("\\$.*", ""));
        }

        @Override
        public String getDescription() {
            return "classes with those nested in them";
        }
    }
}
