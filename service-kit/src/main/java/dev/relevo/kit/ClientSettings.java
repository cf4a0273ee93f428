package dev.relevo.kit;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Expressions;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Connection settings of every Kafka client of a service: all {@code kafka.*} keys. Services, {@code preflight} and
 * {@code dead-letters} build their clients from this one map, so a setting works for all of them or for none.
 *
 * <p>Values of environment variables, of system properties and of files in {@code relevo.kafka.settings-directory} reach the
 * client unchanged. Quarkus would expand <code>${x}</code> in them as an expression and destroy a password that contains these
 * characters.
 */
@Singleton
public class ClientSettings {
    /**
     * The key of the directory whose files each hold one client setting: the file name is the setting's name. They override
     * everything else.
     */
    public static final String DIRECTORY = "relevo.kafka.settings-directory";

    private static final String PREFIX = "kafka.";
    private static final String OF_THE_UI = "kafka.ui.";
    private static final List<String> LITERAL = List.of("EnvConfigSource", "SysPropConfigSource");
    private static final String TLS_REGISTRY = "tls-configuration-name";

    /** Replaces Quarkus' own map, which has this name. */
    @Produces
    @Singleton
    @Identifier("default-kafka-broker")
    Map<String, Object> broker(Config config) {
        return of(config.unwrap(SmallRyeConfig.class));
    }

    /**
     * The settings of every client.
     *
     * @throws IllegalArgumentException when only some of the clients could use a setting
     * @throws UncheckedIOException when a file of the directory cannot be read
     */
    public static Map<String, Object> of(SmallRyeConfig config) {
        Map<String, Object> settings = new TreeMap<>();
        for (String property : config.getPropertyNames()) {
            String name = property.toLowerCase(Locale.ROOT).replace('_', '.');
            if (name.startsWith(PREFIX) && !name.startsWith(OF_THE_UI)) {
                String value = value(config, name, property);
                settings.put(name.substring(PREFIX.length()), value);
            }
        }
        config.getOptionalValue("quarkus.application.name", String.class)
                .ifPresent(application -> settings.putIfAbsent(ConsumerConfig.GROUP_ID_CONFIG, application));
        config.getOptionalValue(DIRECTORY, Path.class).ifPresent(directory -> addFiles(directory, settings));
        if (settings.containsKey(TLS_REGISTRY) || settings.containsKey(TLS_REGISTRY.replace('-', '.'))) {
            throw new IllegalArgumentException("kafka." + TLS_REGISTRY + " is not supported; use kafka.ssl.* instead");
        }
        return settings;
    }

    /** Reads the dotted name first, so that the usual precedence of sources applies; the original name if only that is known. */
    private static String value(SmallRyeConfig config, String name, String property) {
        ConfigValue raw = Expressions.withoutExpansion(() -> config.getConfigValue(name));
        if (raw.getValue() == null) {
            raw = Expressions.withoutExpansion(() -> config.getConfigValue(property));
        }
        String source = orEmpty(raw.getConfigSourceName());
        if (LITERAL.stream().anyMatch(source::contains)) {
            return orEmpty(raw.getValue());
        }
        // Text that looks like an expression but cannot be expanded is kept literally: Kafka has expressions of its
        // own.
        return config.getOptionalValue(raw.getName(), String.class).orElse(orEmpty(raw.getValue()));
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** Skips names that begin with a dot: Kubernetes keeps such links beside the files of a Secret. */
    private static void addFiles(Path directory, Map<String, Object> settings) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".")) {
                    settings.put(name, Files.readString(file).replaceFirst("\\R\\z", ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read Kafka settings in " + directory, e);
        }
    }
}
