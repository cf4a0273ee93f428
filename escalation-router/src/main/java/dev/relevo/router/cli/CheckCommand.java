package dev.relevo.router.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relevo.kit.command.HelpOptions;
import dev.relevo.kit.command.JsonOption;
import dev.relevo.kit.yaml.DocumentCheck;
import dev.relevo.kit.yaml.YamlProblem;
import dev.relevo.router.policyfile.InvalidPolicyException;
import dev.relevo.router.policyfile.PolicyReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code check}: all that is wrong with policies and other documents, in the form of compiler messages. */
@Command(
        name = "check",
        description = "Prints what is wrong with policies and routing trees, each problem as file:line:column. "
                + "It needs no service, so it does not know whether a queue's topic or a receiver exists.",
        exitCodeList = {"0:every file is valid", "1:a file is invalid", "2:invalid argument or unreadable file"})
final class CheckCommand implements Callable<Integer> {
    private static final int INVALID = 1;
    private static final int USAGE = 2;

    @Mixin
    HelpOptions help = new HelpOptions();

    @Mixin
    JsonOption json = new JsonOption();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE.yaml",
            showDefaultValue = Visibility.NEVER,
            description = "policies, or routing trees, which have 'route' at the top")
    List<Path> files = List.of();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, List<YamlProblem>> found = new LinkedHashMap<>();
        for (Path file : files) {
            try {
                found.put(file.toString(), problems(Files.readString(file)));
            } catch (IOException e) {
                spec.commandLine()
                        .getErr()
                        .println("relevo: cannot read " + file + ": "
                                + e.getClass().getSimpleName());
                return USAGE;
            }
        }
        out.print(json.isChosen() ? json(found) : lines(found));
        out.flush();
        return found.values().stream().allMatch(List::isEmpty) ? 0 : INVALID;
    }

    /** A document that no other module knows is a policy. */
    private static List<YamlProblem> problems(String yaml) {
        for (DocumentCheck check : ServiceLoader.load(DocumentCheck.class)) {
            if (check.isFor(yaml)) {
                return check.problems(yaml);
            }
        }
        try {
            PolicyReader.read(yaml);
            return List.of();
        } catch (InvalidPolicyException e) {
            return e.problems();
        }
    }

    private static String lines(Map<String, List<YamlProblem>> found) {
        StringBuilder lines = new StringBuilder();
        found.forEach((file, problems) -> {
            if (problems.isEmpty()) {
                lines.append(file).append(": OK\n");
            }
            problems.forEach(
                    problem -> lines.append(file).append(':').append(problem).append('\n'));
        });
        return lines.toString();
    }

    private static String json(Map<String, List<YamlProblem>> found) {
        List<Checked> files = found.entrySet().stream()
                .map(entry -> new Checked(entry.getKey(), entry.getValue().isEmpty(), entry.getValue()))
                .toList();
        return new ObjectMapper().valueToTree(Map.of("files", files)) + "\n";
    }

    /** The result for one file, in JSON. */
    public record Checked(String file, boolean valid, List<YamlProblem> errors) {}
}
