package dev.relevo.quickstart.stack;

import dev.relevo.stack.process.Ports;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ports of all parts.
 *
 * @param ingest HTTP of ingest-service
 * @param router HTTP of escalation-router
 * @param rating HTTP of rating-service
 * @param notifier HTTP of notifier-service
 * @param simulator HTTP of the WhatsApp simulator
 * @param kafka the broker, for clients
 * @param kafkaController the broker's internal controller
 * @param postgres the database
 * @param smtp the mail server
 * @param managementOffset from a service's port to its management port
 */
public record PortPlan(
        int ingest,
        int router,
        int rating,
        int notifier,
        int simulator,
        int kafka,
        int kafkaController,
        int postgres,
        int smtp,
        int managementOffset) {
    /** The environment variable that moves every port. */
    public static final String VARIABLE = "RELEVO_PORT_BASE";

    private static final int MAX_BASE = 65_000;

    /** The ports of the documentation. */
    public static final PortPlan DEFAULT = new PortPlan(8081, 8082, 8083, 8084, 8085, 9092, 9093, 15432, 3025, 1000);

    /** From N+1 to N+14. */
    public static PortPlan from(int base) {
        return new PortPlan(
                base + 1, base + 2, base + 3, base + 4, base + 5, base + 6, base + 7, base + 8, base + 9, 10);
    }

    /**
     * The ports according to the variable.
     *
     * @param base the variable's value; null means {@link #DEFAULT}
     * @throws StackFailure unless it is a number from 1024 to 65000
     */
    public static PortPlan configured(@Nullable String base) {
        if (base == null || base.isBlank()) {
            return DEFAULT;
        }
        if (!base.matches("\\d{4,5}") || Integer.parseInt(base) < 1024 || Integer.parseInt(base) > MAX_BASE) {
            throw new StackFailure(VARIABLE + " must be a number from 1024 to " + MAX_BASE + ": '" + base + "'");
        }
        return from(Integer.parseInt(base));
    }

    /** The service's HTTP port. */
    public int of(Service service) {
        return switch (service) {
            case INGEST -> ingest;
            case ROUTER -> router;
            case RATING -> rating;
            case NOTIFIER -> notifier;
        };
    }

    /** The service's management port, with health and metrics. */
    public int managementOf(Service service) {
        return of(service) + managementOffset;
    }

    /**
     * Checks that all ports are free.
     *
     * @throws StackFailure naming the first port in use and how to move it
     */
    public void requireFree() {
        all().forEach((port, part) -> {
            if (Ports.isOpen(port)) {
                throw new StackFailure(
                        "port %d (%s) is in use; stop what uses it, or move every port: %s=20000 ./relevo up"
                                .formatted(port, part, VARIABLE));
            }
        });
    }

    private Map<Integer, String> all() {
        Map<Integer, String> parts = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            parts.put(of(service), service.module());
            parts.put(managementOf(service), service.module() + " management");
        }
        parts.put(simulator, "WhatsApp simulator");
        parts.put(kafka, "Kafka");
        parts.put(kafkaController, "Kafka controller");
        parts.put(postgres, "PostgreSQL");
        parts.put(smtp, "SMTP");
        return parts;
    }
}
