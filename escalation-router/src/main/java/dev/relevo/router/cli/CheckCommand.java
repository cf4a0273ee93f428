package dev.relevo.router.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relevo.kit.command.HelpOptions;
import dev.relevo.kit.command.JsonOption;
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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code check}: all that is wrong with policies, in the form of compiler messages. */
@Command(
        name = "check",
        description = "Prints what is wrong with policies, each problem as file:line:column. "
                + "It needs no Kafka, so it does not know whether a queue's topic exists.",
        exitCodeList = {"0:every policy is valid", "1:a policy is invalid", "2:invalid argument or unreadable file"})
final class CheckCommand implements Callable<Integer> {
    private static final int INVALID = 1;
    private static final int USAGE = 2;

    @Mixin
    HelpOptions help = new HelpOptions();

    @Mixin
    JsonOption json = new JsonOption();

    @Parameters(
            arity = "1..*",
            paramLabel = "POLICY.yaml",
            showDefaultValue = Visibility.NEVER,
            description = "the policies")
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

    private static List<YamlProblem> problems(String yaml) {
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
