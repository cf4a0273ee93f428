package dev.relevo.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The module table of the architecture beside the POMs. Direct dependencies suffice: each module has its own row. */
class ModuleTableTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");
    private static final Pattern PARENT = Pattern.compile("(?s)<parent>.*?<artifactId>(.*?)</artifactId>.*?</parent>");
    private static final Pattern DEPENDENCY =
            Pattern.compile("(?s)<dependency>(?:(?!</dependency>).)*?<groupId>dev\\.relevo</groupId>.*?</dependency>");
    private static final Pattern ARTIFACT = Pattern.compile("<groupId>dev\\.relevo</groupId>\\s*<artifactId>(.*?)<");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!module )([a-z/-]+) \\|([^|\\n]*)\\|([^|\\n]*)\\|$");

    /** The modules that one module uses. */
    private record Uses(Set<String> always, Set<String> inTests) {}

    @Test
    void the_module_table_is_that_of_the_poms() throws IOException {
        assertThat(documented()).isEqualTo(built());
    }

    private static Map<String, Uses> documented() throws IOException {
        String text = Files.readString(ROOT.resolve("docs/architecture.md"));
        String section =
                text.substring(text.indexOf("## Modules"), text.indexOf("\n## ", text.indexOf("## Modules") + 1));
        Map<String, Uses> table = new TreeMap<>();
        for (MatchResult row : ROW.matcher(section).results().toList()) {
            table.put(row.group(1), new Uses(names(row.group(2)), names(row.group(3))));
        }
        return table;
    }

    private static Set<String> names(String cell) {
        return Arrays.stream(cell.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Uses> built() throws IOException {
        Map<String, Uses> modules = new TreeMap<>();
        for (MatchResult module : MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .toList()) {
            modules.put(module.group(1), uses(module.group(1)));
        }
        return modules;
    }

    private static Uses uses(String module) throws IOException {
        String pom = Files.readString(ROOT.resolve(module).resolve("pom.xml"));
        Uses uses = new Uses(new TreeSet<>(), new TreeSet<>());
        for (MatchResult dependency : DEPENDENCY.matcher(pom).results().toList()) {
            if (dependency.group().contains("<type>pom</type>")) {
                // Without classes: it only orders the build.
                continue;
            }
            if (dependency.group().contains("<type>pom</type>")) {
                // Only the order of the build.
                continue;
            }
            Set<String> scope = dependency.group().contains("<scope>test</scope>") ? uses.inTests() : uses.always();
            scope.add(first(ARTIFACT, dependency.group()));
        }
        String parent = first(PARENT, pom);
        if (!parent.equals("relevo")) {
            Uses inherited = uses(parent);
            uses.always().addAll(inherited.always());
            uses.inTests().addAll(inherited.inTests());
        }
        return uses;
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
        return found.group(1);
    }
}
