package dev.relevo.router.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relevo.router.lab.Lab;
import dev.relevo.router.lab.LabTable;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policyfile.InvalidPolicyException;
import dev.relevo.router.policyfile.PolicyReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code ./relevo evaluate FILE.jsonl… [--policy P] [--json]}: the lab, from the command line. Needs no Kafka. */
public final class EvaluateCommand {
    private static final String USAGE = "usage: ./relevo evaluate FILE.jsonl... [--policy POLICY.yaml] [--json]";

    private EvaluateCommand() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out, err));
    }

    /** Prints the figures; returns 0, or 2 when an argument or a file is wrong. */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        List<Path> files = new ArrayList<>();
        EscalationPolicy policy = EscalationPolicy.watching("default");
        boolean json = false;
        try {
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                if (argument.equals("--json")) {
                    json = true;
                } else if (argument.equals("--policy") && i + 1 < arguments.size()) {
                    i++;
                    policy = PolicyReader.read(Files.readString(Path.of(arguments.get(i))));
                } else if (argument.startsWith("--")) {
                    throw new IllegalArgumentException("unknown or unfinished option " + argument + "; " + USAGE);
                } else {
                    files.add(Path.of(argument));
                }
            }
            if (files.isEmpty()) {
                throw new IllegalArgumentException(USAGE);
            }
            Lab lab = new Lab(policy);
            for (Path file : files) {
                lab.play(file);
            }
            out.print(
                    json
                            ? new ObjectMapper().writeValueAsString(Map.of("sources", lab.figures())) + "\n"
                            : LabTable.of(lab.figures()));
            return 0;
        } catch (IOException e) {
            err.println("relevo: cannot read " + e.getMessage());
        } catch (InvalidPolicyException | IllegalArgumentException e) {
            err.println("relevo: " + e.getMessage());
        }
        return 2;
    }
}
