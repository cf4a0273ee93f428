package dev.relevo.quickstart.story;

import dev.relevo.quickstart.client.DemoNumber;
import dev.relevo.quickstart.client.Simulator;
import dev.relevo.quickstart.stack.Service;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The demo's configuration, as an operator would set it up through the public interfaces. */
public final class DemoConfiguration {
    static final String SPANISH_QUEUE = "support-es";
    static final String PHONE = "+576015550100";
    static final String EMAIL = "ayuda@example.org";
    static final String FORM = "https://example.org/ayuda/formulario";
    static final String RECEIVER = "operaciones@example.org";

    /** The queues of both policies. */
    public static final List<String> QUEUES = List.of(SPANISH_QUEUE, "support-any");

    private static final ZoneId ZONE = ZoneId.of("America/Bogota");

    /** Far enough from now that the queue stays closed while the story is played. */
    private static final int DAYS_UNTIL_OPEN = 3;

    private DemoConfiguration() {}

    /**
     * Registers the numbers at the simulator, all green. Call it before the services start: on kept data rating-service polls their
     * colours at once.
     *
     * @param simulator the simulator's address
     */
    public static void registerNumbers(URI simulator) {
        var whatsapp = new Simulator(simulator);
        for (DemoNumber number : DemoNumber.values()) {
            whatsapp.register(number);
            whatsapp.rate(number, "GREEN");
        }
    }

    /** Configures the services; replaces an existing configuration. */
    public static void apply(Scene scene) {
        for (DemoNumber number : DemoNumber.values()) {
            scene.operator(Service.RATING).put("/v1/numbers/" + number.id(), profile(number));
            scene.operator(Service.ROUTER).putYaml("/v1/policies/" + number.id(), policy(number, scene.run()));
        }
        scene.operator(Service.NOTIFIER)
                .put(
                        "/v1/receivers/operations",
                        Map.of("channel", "email", "address", RECEIVER, "language", "en", "timeZone", ZONE.getId()));
    }

    private static Map<String, Object> profile(DemoNumber number) {
        return Map.of(
                "wabaId", DemoNumber.WABA,
                "displayNumber", number.digits(),
                "verifiedName", number.verifiedName(),
                "timeZone", ZONE.getId(),
                "paths",
                        List.of(
                                Map.of("kind", "AGENT"),
                                Map.of("kind", "PHONE", "value", PHONE),
                                Map.of("kind", "EMAIL", "value", EMAIL),
                                Map.of("kind", "WEB_FORM", "value", FORM)));
    }

    /** An escalation policy; see docs/concepts/escalation. */
    static String policy(DemoNumber number, Instant now) {
        String hours = number == DemoNumber.OPEN ? "always" : "{%s: [\"09:00-10:00\"]}".formatted(laterDay(now));
        return """
                number: "%s"
                timeZone: %s
                mode: live
                queues:
                  - name: %s
                    when: {language: es}
                    hours: %s
                    answerWithin: PT5M
                  - name: support-any
                    hours: %s
                paths:
                  - {kind: AGENT}
                  - {kind: PHONE, value: "%s"}
                  - {kind: EMAIL, value: %s}
                  - {kind: WEB_FORM, value: "%s"}
                """.formatted(number.id(), ZONE, SPANISH_QUEUE, hours, hours, PHONE, EMAIL, FORM);
    }

    /** The day of the week three days from now, in a policy's notation. */
    private static String laterDay(Instant now) {
        DayOfWeek day = now.atZone(ZONE).plusDays(DAYS_UNTIL_OPEN).getDayOfWeek();
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT);
    }
}
