package dev.relevo.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.relevo.kit.ArchitectureRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "dev.relevo.ingest";

    /** The packages of this service that each package may import; the root package is {@code ""}. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("", Set.of()),
            Map.entry("framing", Set.of()),
            Map.entry("translate.json", Set.of()),
            Map.entry("translate.content", Set.of("translate.json")),
            Map.entry("translate", Set.of("translate.json", "translate.content")),
            Map.entry("signature", Set.of("")),
            Map.entry("publish", Set.of("", "translate")),
            Map.entry("admission", Set.of("", "translate", "translate.json", "signature", "publish")),
            Map.entry("meta", Set.of("", "admission", "signature", "translate")),
            Map.entry("turn", Set.of("", "admission", "signature", "translate")),
            Map.entry("bot", Set.of("", "admission", "publish", "translate", "translate.json")));

    @Test
    void the_rules_of_the_architecture_hold() {
        ArchitectureRules.checkAcyclic(ROOT, ROOT + ".translate..");
    }

    @Test
    void each_package_imports_only_the_packages_of_the_table() {
        JavaClasses service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);

        ALLOWED.forEach((name, allowed) -> check(service, name, allowed));
    }

    private static void check(JavaClasses service, String name, Set<String> allowed) {
        Set<String> forbidden = new TreeSet<>(ALLOWED.keySet());
        forbidden.removeAll(allowed);
        forbidden.remove(name);
        List<String> packages = forbidden.stream().map(ArchitectureTest::full).toList();
        noClasses()
                .that()
                .resideInAPackage(full(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages.toArray(String[]::new))
                .check(service);
    }

    private static String full(String name) {
        return name.isEmpty() ? ROOT : ROOT + '.' + name;
    }
}
