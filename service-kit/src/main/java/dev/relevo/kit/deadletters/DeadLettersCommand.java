package dev.relevo.kit.deadletters;

import dev.relevo.event.Topics;
import dev.relevo.kit.ClientSettings;
import io.smallrye.config.SmallRyeConfig;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code dead-letters list|show|replay}. Exit codes: 0 when everything was done, 1 when something was not, 2 for an
 * invalid argument.
 */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = "Lists, shows and replays records that a reader could not use.")
public final class DeadLettersCommand implements Callable<Integer> {
    static final int NOT_DONE = 1;
    static final int USAGE = 2;
    private static final int LIST_LIMIT = 100;

    private final SmallRyeConfig config;

    @Spec
    @Nullable
    CommandSpec spec;

    public DeadLettersCommand(SmallRyeConfig config) {
        this.config = config;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec().commandLine(), "missing command: list, show or replay");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists letters, one line each, without their content.")
    int list(
            @Mixin LetterFilter filter,
            @Option(names = "--limit", paramLabel = "N", description = "at most N letters; default 100") @Nullable
                    Integer limit,
            @Option(names = "--replayed", description = "includes replayed letters") boolean replayed,
            @Option(names = "--json", description = "one line of JSON per letter") boolean json) {
        return with(filter, context -> new ListOutput(context, limit == null ? LIST_LIMIT : limit, replayed, json)
                .print(filter));
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows one letter with its headers and its content, which may be personal data.")
    int show(
            @Mixin LetterFilter filter,
            @Option(names = "--raw", description = "writes the value's bytes and nothing else") boolean raw) {
        if (filter.offset == null) {
            throw new ParameterException(spec().commandLine(), "show needs --topic and --offset");
        }
        return with(filter, context -> new ShowOutput(context, raw).print(filter));
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Writes letters back to their original topics, each once.")
    int replay(
            @Mixin LetterFilter filter,
            @Option(names = "--all", description = "letters of every topic; without it --topic is required")
                    boolean all,
            @Option(names = "--limit", paramLabel = "N", description = "at most N letters") @Nullable Integer limit,
            @Option(names = "--dry-run", description = "prints what would be replayed and writes nothing")
                    boolean dryRun) {
        if (!all && filter.topic == null) {
            throw new ParameterException(spec().commandLine(), "replay needs --topic or --all");
        }
        return with(filter, context -> new ReplayJob(context, limit == null ? Integer.MAX_VALUE : limit, dryRun)
                .run(filter));
    }

    private int with(LetterFilter filter, ToIntFunction<CommandContext> work) {
        String problem = filter.problem();
        if (problem != null) {
            throw new ParameterException(spec().commandLine(), problem);
        }
        PrintWriter err = spec().commandLine().getErr();
        String prefix =
                config.getOptionalValue("relevo.topic-prefix", String.class).orElse(Topics.DEFAULT_PREFIX);
        try {
            var broker = ClientSettings.of(config);
            try (DeadLetterReader reader = new DeadLetterReader(broker, err)) {
                List<String> topics = topics(filter, reader.topics(prefix), prefix);
                return work.applyAsInt(new CommandContext(
                        reader, broker, topics, spec().commandLine().getOut(), err));
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

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return spec;
    }
}
