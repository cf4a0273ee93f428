package dev.relevo.router.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relevo.kit.command.HelpOptions;
import dev.relevo.kit.command.JsonOption;
import dev.relevo.router.lab.Lab;
import dev.relevo.router.lab.LabTable;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policyfile.InvalidPolicyException;
import dev.relevo.router.policyfile.PolicyReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code evaluate}: the lab, from the command line. */
@Command(
        name = "evaluate",
        description =
                "Plays labelled dialogues through the router's decisions and prints how well it finds stuck users.",
        exitCodeList = {"0:the figures are printed", "2:invalid argument, unreadable file or invalid policy"})
final class EvaluateCommand implements Callable<Integer> {
    private static final int USAGE = 2;

    @Mixin
    HelpOptions help = new HelpOptions();

    @Mixin
    JsonOption json = new JsonOption();

    @Option(
            names = "--policy",
            paramLabel = "POLICY.yaml",
            description = "the policy to evaluate; without it, one with every detector at its default")
    @Nullable
    Path policy;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE.jsonl",
            showDefaultValue = Visibility.NEVER,
            description = "the dialogues")
    List<Path> files = List.of();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            Lab lab = new Lab(
                    policy == null
                            ? EscalationPolicy.watching("default")
                            : PolicyReader.read(Files.readString(policy)));
            for (Path file : files) {
                lab.play(file);
            }
            out.print(
                    json.isChosen()
                            ? new ObjectMapper().writeValueAsString(Map.of("sources", lab.figures())) + "\n"
                            : LabTable.of(lab.figures()));
            out.flush();
            return 0;
        } catch (IOException e) {
            err.println("relevo: cannot read " + e.getMessage());
        } catch (InvalidPolicyException | IllegalArgumentException e) {
            err.println("relevo: " + e.getMessage());
        }
        return USAGE;
    }
}
