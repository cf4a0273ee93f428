package dev.relevo.kit.deadletters;

import dev.relevo.event.Topics;
import dev.relevo.kit.ClientSettings;
import dev.relevo.kit.command.HelpOptions;
import dev.relevo.kit.command.JsonOption;
import io.smallrye.config.SmallRyeConfig;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code dead-letters list|show|replay}. */
@Command(
        name = "dead-letters",
        description = "Lists, shows and replays records that a reader could not use. "
                + "It reads the Kafka settings of the service that it runs in.",
        exitCodeList = {"0:done", "1:not all was done", "2:invalid argument or setting"})
public final class DeadLettersCommand {
    static final int NOT_DONE = 1;
    static final int USAGE = 2;

    private static final String DONE_CODE = "0:done";
    private static final String FAILED_CODE = "1:Kafka failed";
    private static final String USAGE_CODE = "2:invalid argument or setting";

    private final SmallRyeConfig config;

    @Mixin
    HelpOptions help = new HelpOptions();

    @Spec
    CommandSpec spec = CommandSpec.create();

    public DeadLettersCommand(SmallRyeConfig config) {
        this.config = config;
    }

    @Command(
            name = "list",
            description = "Lists letters, one line each, without their content.",
            exitCodeList = {DONE_CODE, FAILED_CODE, USAGE_CODE})
    int list(
            @Mixin HelpOptions help,
            @Mixin LetterFilter filter,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "at most N letters")
                    int limit,
            @Option(names = "--replayed", description = "includes replayed letters") boolean replayed,
            @Mixin JsonOption json) {
        return with(filter, context -> new ListOutput(context, limit, replayed, json.isChosen()).print(filter));
    }

    @Command(
            name = "show",
            description = "Shows one letter with its headers and its content, which may be personal data. "
                    + "Needs --topic and --offset.",
            exitCodeList = {DONE_CODE, "1:no such letter, or Kafka failed", USAGE_CODE})
    int show(
            @Mixin HelpOptions help,
            @Mixin LetterFilter filter,
            @Option(names = "--raw", description = "writes the value's bytes and nothing else") boolean raw) {
        if (filter.offset == null) {
            throw filter.invalid("show needs --topic and --offset");
        }
        return with(filter, context -> new ShowOutput(context, raw).print(filter));
    }

    @Command(
            name = "replay",
            description = "Writes letters back to their original topics, each once. Needs --topic or --all.",
            exitCodeList = {"0:all were replayed", "1:some were not; each is named", USAGE_CODE})
    int replay(
            @Mixin HelpOptions help,
            @Mixin LetterFilter filter,
            @Option(names = "--all", description = "letters of every topic") boolean all,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "" + Integer.MAX_VALUE,
                            showDefaultValue = Visibility.NEVER,
                            description = "at most N letters")
                    int limit,
            @Option(names = "--dry-run", description = "prints what would be replayed and writes nothing")
                    boolean dryRun) {
        if (!all && filter.topic == null) {
            throw filter.invalid("replay needs --topic or --all");
        }
        return with(filter, context -> new ReplayJob(context, limit, dryRun).run(filter));
    }

    private int with(LetterFilter filter, ToIntFunction<CommandContext> work) {
        String problem = filter.problem();
        if (problem != null) {
            throw filter.invalid(problem);
        }
        PrintWriter err = spec.commandLine().getErr();
        String prefix =
                config.getOptionalValue("relevo.topic-prefix", String.class).orElse(Topics.DEFAULT_PREFIX);
        try {
            var broker = ClientSettings.of(config);
            try (DeadLetterReader reader = new DeadLetterReader(broker, err)) {
                List<String> topics = topics(filter, reader.topics(prefix), prefix);
                return work.applyAsInt(new CommandContext(
                        reader, broker, topics, spec.commandLine().getOut(), err));
            }
        } catch (KafkaException e) {
            err.println("dead-letters: " + e.getClass().getSimpleName() + ": " + e.getMessage());
            return NOT_DONE;
        } catch (IllegalArgumentException | UncheckedIOException e) {
            err.println("dead-letters: " + e.getMessage());
            return USAGE;
        }
    }

    /** Resolves a topic's name: with or without the prefix, the topic itself or its dead-letter topic. */
    private static List<String> topics(LetterFilter filter, List<String> present, String prefix) {
        String topic = filter.topic;
        if (topic == null) {
            return present;
        }
        String letters = topic.endsWith(DeadLetterRecord.SUFFIX) ? topic : topic + DeadLetterRecord.SUFFIX;
        return present.stream()
                .filter(name -> name.equals(letters) || name.equals(prefix + letters))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new IllegalArgumentException("unknown topic '" + topic + "'; known: " + present));
    }
}
