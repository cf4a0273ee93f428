package dev.relevo.quickstart;

import dev.relevo.quickstart.stack.Credentials;
import dev.relevo.quickstart.stack.Layout;
import dev.relevo.quickstart.stack.PortPlan;
import dev.relevo.quickstart.stack.Service;
import java.util.ArrayList;
import java.util.List;

/** The lines that {@code ./relevo up} prints when everything is ready: every API key and every address. */
final class Welcome {
    private Welcome() {}

    static List<String> lines(Layout layout, PortPlan ports, Credentials credentials) {
        List<String> lines = new ArrayList<>();
        lines.add("API keys (Authorization: Bearer), kept in " + layout.credentials() + ":");
        Credentials.API_KEYS.forEach(name -> lines.add(line(name, credentials.apiKey(name))));
        lines.add("Addresses:");
        for (Service service : Service.values()) {
            lines.add(line(service.module(), "http://localhost:" + ports.of(service)));
        }
        lines.add(line("WhatsApp simulator", "http://localhost:" + ports.simulator()));
        lines.add(line("Kafka", "localhost:" + ports.kafka()));
        lines.add(line("PostgreSQL", "localhost:" + ports.postgres()));
        lines.add(line("SMTP", "localhost:" + ports.smtp()));
        lines.add("To set them as variables in another shell:  . " + layout.shellVariables());
        lines.add("Relevo is up; Ctrl-C stops it.");
        return lines;
    }

    private static String line(String name, String value) {
        return "  %-20s %s".formatted(name, value);
    }
}
