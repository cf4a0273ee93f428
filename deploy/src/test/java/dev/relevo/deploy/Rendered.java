package dev.relevo.deploy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The chart as rendered by Helm, with accessors of its parts. */
final class Rendered {
    private Rendered() {}

    static final String HASH = "ab".repeat(32);
    static final Map<String, Object> MINIMUM = Map.of(
            "kafka.bootstrapServers", "kafka:9092",
            "postgresql.jdbcUrl", "jdbc:postgresql://db/relevo",
            "postgresql.existingSecret", "relevo-database",
            "whatsapp.existingSecret", "relevo-whatsapp",
            "mail.host", "smtp.example",
            "mail.from", "relevo@example.org");

    static final Chart CHART = new Chart();

    static Map<String, Object> with(String key, Object value) {
        Map<String, Object> values = new HashMap<>(MINIMUM);
        values.put(key, value);
        return values;
    }

    static Map<String, Object> everything() {
        Map<String, Object> values = with("mail.existingSecret", "relevo-mail");
        values.put("kafka.existingSecret", "relevo-kafka");
        values.put("kafka.settingsSecret", "relevo-kafka-files");
        values.put("extraEnv[0].name", "KAFKA_SSL_TRUSTSTORE_TYPE");
        values.put("extraEnv[0].value", "PEM");
        values.put("extraVolumes[0].name", "ca");
        values.put("extraVolumes[0].secret.secretName", "kafka-ca");
        values.put("extraVolumeMounts[0].name", "ca");
        values.put("extraVolumeMounts[0].mountPath", "/ca");
        values.put("podAnnotations.restart", "never");
        values.put("podLabels.team", "bots");
        values.put("apiKeys.operations.sha256", HASH);
        values.put("apiKeys.operations.scopes[0]", "operator");
        values.put("apiKeys.operations.scopes[1]", "admin");
        values.put("apiKeys.shop.sha256[0]", HASH);
        values.put("apiKeys.shop.sha256[1]", "cd".repeat(32));
        values.put("apiKeys.shop.scopes[0]", "agent");
        values.put("apiKeys.shop.expires", "2027-01-01T00:00:00Z");
        values.put("apiKeys.shop.actsFor[0]", "ana");
        values.put("apiKeys.shop.actsFor[1]", "luis");
        values.put("apiKeys.shop.queues[0]", "support-es");
        return values;
    }

    static Stream<Tree> workloads(Map<String, Object> values) {
        return CHART.render(values).stream()
                .filter(document -> document.at("spec", "template", "spec").isThere());
    }

    static Stream<Tree> services(Map<String, Object> values) {
        return workloads(values).filter(workload -> !workload.at("kind").text().equals("Job"));
    }

    static List<Tree> preflights(List<Tree> documents) {
        return documents.stream()
                .filter(document -> document.at("kind").text().equals("Job"))
                .toList();
    }

    static Tree container(Tree workload) {
        return workload.at("spec", "template", "spec", "containers").items().getFirst();
    }

    static Tree variable(Tree workload, String name) {
        return container(workload).at("env").items().stream()
                .filter(variable -> variable.at("name").text().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no variable " + name));
    }
}
