package dev.relevo.kit.preflight;

import dev.relevo.stack.BrokerUsers;
import dev.relevo.stack.KafkaServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;

/** A real broker with a user for each service, and checks of it. */
final class PreflightBroker implements AutoCloseable {
    /** Contains characters that properties files, expressions and JAAS would interpret. */
    private static final String PASSWORD = "a\\tb${x}\\\\c\"d";

    private static final int LOOKS = 100;

    private static final BrokerUsers USERS = new BrokerUsers(
            Map.of(
                    BrokerUsers.ADMIN,
                    "admin",
                    "ingest-service",
                    PASSWORD,
                    "escalation-router",
                    PASSWORD,
                    "rating-service",
                    PASSWORD,
                    "notifier-service",
                    PASSWORD),
            null);

    private final KafkaServer server;
    private final Admin admin;

    private PreflightBroker(KafkaServer server) {
        this.server = server;
        this.admin = Admin.create(client(BrokerUsers.ADMIN));
    }

    static PreflightBroker start(Path directory) {
        return new PreflightBroker(KafkaServer.start(KafkaServer.Options.onFreePorts(directory), USERS));
    }

    Admin admin() {
        return admin;
    }

    static boolean isRefused(Report report) {
        return !report.isOk();
    }

    /** Waits, because a change reaches the broker with a delay. */
    static Report await(Preflight preflight, Predicate<Report> condition) {
        Report report = preflight.run(true);
        for (int looks = 0; looks < LOOKS && !condition.test(report); looks++) {
            report = preflight.run(true);
        }
        return report;
    }

    Preflight preflight(String user, ServiceUse use, String prefix) {
        return new Preflight(client(user), use, expected(prefix), groups(use));
    }

    static ConsumerGroups groups(ServiceUse use) {
        return new ConsumerGroups(use.reads().isEmpty() ? List.of() : List.of(use.service()), use.service());
    }

    static TopicRequirements expected(String prefix) {
        return new TopicRequirements(prefix, 2, (short) 1, 1, List.of("support-es"));
    }

    Map<String, Object> client(String user) {
        Map<String, Object> client = new HashMap<>(USERS.client(user));
        client.put("bootstrap.servers", server.bootstrapServers());
        return client;
    }

    @Override
    public void close() {
        admin.close();
        server.close();
    }
}
