package dev.relevo.quickstart.stack;

import dev.relevo.stack.Database;
import java.util.LinkedHashMap;
import java.util.Map;

/** The configuration of each service: the addresses of the servers, and the development secrets. */
final class ServiceSettings {
    private static final String HOST = "127.0.0.1";

    /** Short, so that the demo does not wait a minute for a colour. */
    private static final String POLL_EVERY = "PT2S";
    /** The budget of a WhatsApp account with a registered number. */
    private static final String POLL_CALLS_PER_HOUR = "5000";

    /** On stop each reader waits for twice this, one after the other; with the default of a second that takes 8 seconds. */
    private static final String POLL_TIMEOUT_MILLIS = "200";

    /** Stable instance id in the consumer groups: a killed service gets its partitions back as soon as it restarts. */
    private static final String INSTANCE = "local";

    private final Layout layout;
    private final PortPlan ports;
    private final Credentials credentials;

    ServiceSettings(Layout layout, PortPlan ports, Credentials credentials) {
        this.layout = layout;
        this.ports = ports;
        this.credentials = credentials;
    }

    /** The service's properties by name. */
    Map<String, String> of(Service service, String bootstrapServers, String jdbcUrl) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quarkus.http.host", HOST);
        settings.put("quarkus.http.port", Integer.toString(ports.of(service)));
        settings.put("quarkus.management.host", HOST);
        settings.put("quarkus.management.port", Integer.toString(ports.managementOf(service)));
        settings.put("kafka.bootstrap.servers", bootstrapServers);
        for (String key : Credentials.API_KEYS) {
            settings.put("relevo.api-keys." + key + ".sha256", credentials.sha256(key));
            settings.put("relevo.api-keys." + key + ".scopes", Credentials.scope(key));
        }
        settings.putAll(
                switch (service) {
                    case INGEST -> ingest();
                    case ROUTER -> router();
                    case RATING -> rating(jdbcUrl);
                    case NOTIFIER -> notifier(jdbcUrl);
                });
        return settings;
    }

    private Map<String, String> ingest() {
        return Map.of(
                "ingest.meta.app-secrets", credentials.appSecret(),
                "ingest.meta.verify-token", credentials.verifyToken());
    }

    private Map<String, String> router() {
        return Map.of("router.state-dir", layout.state(Service.ROUTER).toString(), "router.instance-id", INSTANCE);
    }

    private Map<String, String> rating(String jdbcUrl) {
        Map<String, String> settings = readerWithDatabase(jdbcUrl);
        settings.put("rating.graph.url", simulatorUrl());
        settings.put("rating.graph.token", credentials.graphToken());
        settings.put("rating.poll.every", POLL_EVERY);
        settings.put("rating.volume.evaluate-every", "PT1S");
        settings.put("rating.check-every", "PT1S");
        settings.put("rating.poll.calls-per-hour", POLL_CALLS_PER_HOUR);
        return settings;
    }

    private Map<String, String> notifier(String jdbcUrl) {
        Map<String, String> settings = readerWithDatabase(jdbcUrl);
        settings.put("notifier.whatsapp.url", simulatorUrl());
        settings.put("notifier.whatsapp.token", credentials.graphToken());
        settings.put("quarkus.mailer.host", HOST);
        settings.put("quarkus.mailer.port", Integer.toString(ports.smtp()));
        settings.put("quarkus.mailer.from", "relevo@example.org");
        settings.put("relevo.public-url", "http://" + HOST + ":" + ports.of(Service.NOTIFIER));
        settings.put(
                "notifier.seal.key-file",
                layout.state(Service.NOTIFIER).resolve("seal-keys").toString());
        // A webhook or an Alertmanager on this machine can be tried.
        settings.put("notifier.http.allow-plain", "true");
        settings.put("notifier.http.allow-private", "true");
        return settings;
    }

    private static Map<String, String> readerWithDatabase(String jdbcUrl) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("mp.messaging.connector.smallrye-kafka.group.instance.id", INSTANCE);
        settings.put("mp.messaging.connector.smallrye-kafka.poll-timeout", POLL_TIMEOUT_MILLIS);
        settings.put("quarkus.datasource.jdbc.url", jdbcUrl);
        settings.put("quarkus.datasource.username", Database.NAME);
        settings.put("quarkus.datasource.password", Database.NAME);
        return settings;
    }

    private String simulatorUrl() {
        return "http://" + HOST + ":" + ports.simulator();
    }
}
