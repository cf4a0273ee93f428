package dev.relevo.deploy;

import dev.relevo.ingest.IngestConfig;
import dev.relevo.kit.RelevoConfig;
import dev.relevo.notifier.NotifierConfig;
import dev.relevo.rating.RatingConfig;
import dev.relevo.router.RouterConfig;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The environment variables that a service reads: those of its own and of the shared configuration, and those of Quarkus in use. */
final class ConfigKeys {
    private static final Map<String, Class<?>> OF_MODULE = Map.of(
            "ingest-service", IngestConfig.class,
            "escalation-router", RouterConfig.class,
            "rating-service", RatingConfig.class,
            "notifier-service", NotifierConfig.class);

    /** Keys of Quarkus itself, which no class here describes. */
    private static final Set<String> OF_QUARKUS = Set.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD",
            "QUARKUS_MAILER_HOST",
            "QUARKUS_MAILER_PORT",
            "QUARKUS_MAILER_FROM",
            "QUARKUS_MAILER_USERNAME",
            "QUARKUS_MAILER_PASSWORD");

    private ConfigKeys() {}

    /** The modules that are services. */
    static Set<String> modules() {
        return OF_MODULE.keySet();
    }

    /** The variables among these that the service does not read. */
    static List<String> unknown(String module, List<String> variables) {
        List<Pattern> known = Stream.of(OF_MODULE.get(module), RelevoConfig.class)
                .flatMap(mapping -> ConfigMappings.getProperties(ConfigClass.configClass(mapping)).keySet().stream())
                .map(ConfigKeys::variable)
                .toList();
        return variables.stream()
                .filter(variable -> !OF_QUARKUS.contains(variable))
                .filter(variable ->
                        known.stream().noneMatch(key -> key.matcher(variable).matches()))
                .toList();
    }

    /** The service's configuration, read as at its start; fails when a value without a default is missing. */
    static SmallRyeConfig load(String module, Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new EnvConfigSource(environment, 300))
                .withMapping(OF_MODULE.get(module))
                .withMapping(RelevoConfig.class)
                .build();
    }

    /** {@code relevo.api-keys.*.sha256} is read from {@code RELEVO_API_KEYS_<holder>_SHA256}. */
    private static Pattern variable(String key) {
        String name =
                key.replaceAll("\\[\\*]", "").replaceAll("[^a-zA-Z0-9*]", "_").toUpperCase(Locale.ROOT);
        return Pattern.compile(name.replace("*", "[A-Z0-9]+"));
    }
}
