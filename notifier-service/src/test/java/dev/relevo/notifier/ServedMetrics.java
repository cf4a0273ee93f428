package dev.relevo.notifier;

import static io.restassured.RestAssured.given;

import java.net.URI;

/** The metrics that a service shows on its management port. */
final class ServedMetrics {
    private ServedMetrics() {}

    /** The value of a metric without labels; 0 while it is absent. */
    static double value(URI management, String name) {
        return given().get(management.resolve("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }
}
