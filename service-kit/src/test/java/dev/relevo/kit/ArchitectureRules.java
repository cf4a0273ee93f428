package dev.relevo.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rules of docs/architecture.md that a compiler cannot check. Each service's ArchitectureTest holds a table for {@link #check}. */
public final class ArchitectureRules {
    private ArchitectureRules() {}

    /**
     * Fails when an import between two packages of a service is not in its table, when the table allows an import that does not
     * exist, or when imports form a cycle.
     *
     * @param root the service's root package
     * @param table a line for each package: {@code name -> packages that it imports}; {@code (root)} is the root package itself
     * @param pure packages with pure logic: they depend on the JDK, the events, times of day, regular expressions in linear time and each other only
     */
    public static void check(String root, String table, String... pure) {
        JavaClasses service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        nobodyReadsTheClockOrSleeps().check(service);
        onlyTheKitBuildsProblems().check(service);
        entitiesKeepTheirFields().check(service);
        Map<String, Set<String>> allowed = rows(table);
        assertThat(imports(service, root))
                .as("imports between packages of %s", root)
                .isEqualTo(allowed);
        assertThat(cycle(allowed))
                .as("packages that import each other in a cycle")
                .isEmpty();
        String[] packages = Stream.of(pure).map(name -> root + "." + name).toArray(String[]::new);
        if (packages.length > 0) {
            purePackagesSeeOnlyEvents(packages).check(service);
        }
    }

    private static Map<String, Set<String>> rows(String table) {
        Map<String, Set<String>> rows = new TreeMap<>();
        table.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] row = line.split("->", 2);
            Set<String> imports = new TreeSet<>(List.of(row[1].strip().split(" +")));
            imports.remove("");
            rows.put(row[0].strip(), imports);
        });
        return rows;
    }

    private static Map<String, Set<String>> imports(JavaClasses service, String root) {
        Map<String, Set<String>> imports = new TreeMap<>();
        for (JavaClass type : service) {
            String from = name(root, type.getPackageName());
            Set<String> targets = imports.computeIfAbsent(from, _ -> new TreeSet<>());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target =
                        dependency.getTargetClass().getBaseComponentType().getPackageName();
                if ((target + ".").startsWith(root + ".") && !name(root, target).equals(from)) {
                    targets.add(name(root, target));
                }
            }
        }
        return imports;
    }

    private static String name(String root, String packageName) {
        return packageName.equals(root) ? "(root)" : packageName.substring(root.length() + 1);
    }

    /** The packages that remain after repeatedly removing those that import no other: the ones on a cycle, and those above them. */
    private static Set<String> cycle(Map<String, Set<String>> imports) {
        Set<String> left = new TreeSet<>(imports.keySet());
        while (left.removeIf(
                name -> imports.getOrDefault(name, Set.of()).stream().noneMatch(left::contains))) {
            // Each round removes packages whose imports are removed already.
        }
        return left;
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

    private static com.tngtech.archunit.lang.ArchRule onlyTheKitBuildsProblems() {
        return noClasses()
                .should()
                .callMethod(HttpProblem.class, "builder")
                .because("dev.relevo.kit.problem.Problems writes every problem");
    }

    /** By name, because the kit and two of the services have no JPA. */
    private static com.tngtech.archunit.lang.ArchRule entitiesKeepTheirFields() {
        return fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .and()
                .areNotStatic()
                .should()
                .bePrivate()
                .allowEmptyShould(true)
                .because("an entity converts itself to records, and nothing else reads or writes its fields");
    }

    private static com.tngtech.archunit.lang.ArchRule purePackagesSeeOnlyEvents(String... pure) {
        String[] allowed = new String[pure.length + 5];
        System.arraycopy(pure, 0, allowed, 0, pure.length);
        allowed[pure.length] = "java..";
        allowed[pure.length + 1] = "dev.relevo.event..";
        allowed[pure.length + 2] = "org.jspecify..";
        allowed[pure.length + 3] = "dev.relevo.kit.hours..";
        allowed[pure.length + 4] = "com.google.re2j..";
        return classes()
                .that()
                .resideInAnyPackage(pure)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .because("a pure package imports the JDK, the events and pure libraries only");
    }
}
