package dev.relevo.kit.preflight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relevo.event.Topics;
import dev.relevo.kit.ClientSettings;
import dev.relevo.kit.command.HelpOptions;
import dev.relevo.kit.command.JsonOption;
import io.smallrye.config.SmallRyeConfig;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code preflight}. */
@Command(
        name = "preflight",
        description =
                "Creates missing topics of this service; checks the topics' settings and the service's rights on them.",
        exitCodeList = {"0:the service can start", "1:there are findings", "2:invalid argument or setting"},
        footer = {"", "In a clone, ./relevo preflight takes names of services too; without one it runs for all of them."
        })
public final class PreflightCommand implements Callable<Integer> {
    private static final int REFUSED = 1;
    private static final int USAGE = 2;
    private static final String SETTINGS = "relevo.preflight.";

    private final SmallRyeConfig config;

    @Mixin
    HelpOptions help = new HelpOptions();

    @Mixin
    JsonOption json = new JsonOption();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--check-only", description = "creates nothing; a missing topic is a finding")
    boolean checkOnly;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "instead of the setting relevo.preflight.partitions")
    @Nullable
    Integer partitions;

    @Option(
            names = "--replication-factor",
            paramLabel = "N",
            description = "instead of the setting relevo.preflight.replication-factor")
    @Nullable
    Integer replicationFactor;

    @Option(
            names = "--min-insync-replicas",
            paramLabel = "N",
            description = "instead of the setting relevo.preflight.min-insync-replicas")
    @Nullable
    Integer minInsyncReplicas;

    @Option(
            names = "--queues",
            split = ",",
            paramLabel = "QUEUE",
            description = "instead of the setting relevo.preflight.queues")
    @Nullable
    List<String> queues;

    public PreflightCommand(SmallRyeConfig config) {
        this.config = config;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        String service = config.getValue("quarkus.application.name", String.class);
        try {
            ServiceUse use = ServiceUse.of(service);
            Report report = new Preflight(ClientSettings.of(config), use, expected(), ConsumerGroups.of(config, use))
                    .run(!checkOnly);
            out.print(json.isChosen() ? json(report) : report.text());
            out.flush();
            return report.isOk() ? 0 : REFUSED;
        } catch (KafkaException e) {
            Report report = new Report(service, List.of(), 0, List.of(unreachable(e)));
            out.print(json.isChosen() ? json(report) : report.text());
            out.flush();
            return REFUSED;
        } catch (IllegalArgumentException | UncheckedIOException e) {
            err.println("preflight: " + e.getMessage());
            return USAGE;
        }
    }

    private TopicRequirements expected() {
        return new TopicRequirements(
                config.getOptionalValue("relevo.topic-prefix", String.class).orElse(Topics.DEFAULT_PREFIX),
                given(partitions, "partitions", 24),
                (short) given(replicationFactor, "replication-factor", 3),
                given(minInsyncReplicas, "min-insync-replicas", 2),
                queues != null
                        ? queues
                        : config.getOptionalValues(SETTINGS + "queues", String.class)
                                .orElse(List.of("support-es", "support-any")));
    }

    private int given(@Nullable Integer option, String key, int byDefault) {
        return option != null
                ? option
                : config.getOptionalValue(SETTINGS + key, Integer.class).orElse(byDefault);
    }

    private Finding unreachable(KafkaException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return new Finding(
                "cluster",
                "connection",
                "answers",
                failure.getClass().getSimpleName() + ": " + cause.getMessage(),
                "see kafka.bootstrap.servers and the kafka.security.*, kafka.sasl.* and kafka.ssl.* settings");
    }

    private static String json(Report report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("service", report.service());
        fields.put("ok", report.isOk());
        fields.put("created", report.created());
        fields.put("checked", report.checked());
        fields.put("findings", report.findings());
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(fields) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is not JSON", e);
        }
    }
}
