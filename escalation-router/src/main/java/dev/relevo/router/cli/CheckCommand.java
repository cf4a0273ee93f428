package dev.relevo.router.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relevo.router.policyfile.InvalidPolicyException;
import dev.relevo.router.policyfile.PolicyProblem;
import dev.relevo.router.policyfile.PolicyReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code ./relevo check POLICY.yaml… [--json]}: all that is wrong with policies, as compilers tell it. Needs no Kafka, so it does
 * not know whether a queue's topic exists.
 */
public final class CheckCommand {
    private static final String USAGE = "usage: ./relevo check POLICY.yaml... [--json]";
    private static final String JSON = "--json";

    private CheckCommand() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out, err));
    }

    /** Prints what is wrong; returns 0 when nothing is, 1 when something is, 2 when an argument or a file is wrong. */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        List<String> files =
                arguments.stream().filter(argument -> !argument.equals(JSON)).toList();
        if (files.isEmpty() || files.stream().anyMatch(file -> file.startsWith("--"))) {
            err.println("relevo: " + USAGE);
            return 2;
        }
        Map<String, List<PolicyProblem>> found = new LinkedHashMap<>();
        for (String file : files) {
            try {
                found.put(file, problems(Files.readString(Path.of(file))));
            } catch (IOException e) {
                err.println("relevo: cannot read " + file + ": " + e.getClass().getSimpleName());
                return 2;
            }
        }
        out.print(arguments.contains(JSON) ? json(found) : lines(found));
        return found.values().stream().allMatch(List::isEmpty) ? 0 : 1;
    }

    private static List<PolicyProblem> problems(String yaml) {
        try {
            PolicyReader.read(yaml);
            return List.of();
        } catch (InvalidPolicyException e) {
            return e.problems();
        }
    }

    private static String lines(Map<String, List<PolicyProblem>> found) {
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

    private static String json(Map<String, List<PolicyProblem>> found) {
        List<Checked> files = found.entrySet().stream()
                .map(entry -> new Checked(entry.getKey(), entry.getValue().isEmpty(), entry.getValue()))
                .toList();
        return new ObjectMapper().valueToTree(Map.of("files", files)) + "\n";
    }

    /** One file, as machines read it. */
    public record Checked(String file, boolean valid, List<PolicyProblem> errors) {}
}
