package dev.relevo.kit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;

/** The rules of docs/architecture.md that a compiler cannot check. Each service's ArchitectureTest calls {@link #check}. */
public final class ArchitectureRules {
    private ArchitectureRules() {}

    /**
     * Fails and names the classes that break a rule.
     *
     * @param root the service's root package, for example {@code dev.relevo.router}
     * @param pure packages with pure logic: they depend on the JDK, the events and each other only
     */
    public static void check(String root, String... pure) {
        JavaClasses service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        nobodyReadsTheClockOrSleeps().check(service);
        // A feature may depend on the pure packages, which are features themselves, but on no other feature.
        slices().matching(root + ".(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(resideInAnyPackage(root + ".."), resideInAnyPackage(pure))
                .allowEmptyShould(true)
                .check(service);
        if (pure.length > 0) {
            purePackagesSeeOnlyEvents(pure).check(service);
        }
    }

    /**
     * The same rules, but packages may use each other as long as no cycle forms. The root package is one of them.
     *
     * @param root the service's root package
     * @param pure packages that see only the JDK, the events and each other
     */
    public static void checkAcyclic(String root, String... pure) {
        JavaClasses service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        nobodyReadsTheClockOrSleeps().check(service);
        slices().assignedFrom(byPackage(root)).should().beFreeOfCycles().check(service);
        if (pure.length > 0) {
            purePackagesSeeOnlyEvents(pure).check(service);
        }
    }

    private static SliceAssignment byPackage(String root) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                String name = javaClass.getPackageName();
                return name.startsWith(root) ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages of " + root;
            }
        };
    }

    private static com.tngtech.archunit.lang.ArchRule nobodyReadsTheClockOrSleeps() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .because("time is an injected InstantSource, and waiting is awaiting a condition");
    }

    private static com.tngtech.archunit.lang.ArchRule purePackagesSeeOnlyEvents(String... pure) {
        String[] allowed = new String[pure.length + 3];
        System.arraycopy(pure, 0, allowed, 0, pure.length);
        allowed[pure.length] = "java..";
        allowed[pure.length + 1] = "dev.relevo.event..";
        allowed[pure.length + 2] = "org.jspecify..";
        return classes()
                .that()
                .resideInAnyPackage(pure)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .because("a pure package imports the JDK and the events only");
    }
}
