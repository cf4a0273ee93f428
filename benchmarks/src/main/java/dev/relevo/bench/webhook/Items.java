package dev.relevo.bench.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A generator of texts and statuses of many people, in the format of the documentation.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples">payload examples</a>
 */
final class Items {
    private static final int PEOPLE = 200_000;
    private static final long FIRST_PERSON = 573_001_000_000L;
    private static final Instant FIRST_SECOND = Instant.parse("2026-11-01T00:00:00Z");
    private static final int SECONDS = 86_400;
    private static final int MESSAGE_ID_BYTES = 18;
    private static final List<String> NAMES =
            List.of("Rigoberta Menéndez", "João", "Ana María 🌻", "K. Okafor", "Lucía Fernández Ortiz");
    private static final List<String> TEXTS = List.of(
            "Hola, buenas tardes. Quiero saber en qué va mi pedido, lleva cinco días sin moverse.",
            "Oi! O boleto venceu ontem, consigo pagar ainda hoje?",
            "Yes please, and can you send the invoice to my other address?",
            "No entiendo la respuesta 😕",
            "Gracias");

    /** A failed delivery is rare and left out; each of the others follows once on every message. */
    private static final List<String> STATUSES = List.of("sent", "delivered", "read");

    private final RandomGenerator random;

    Items(RandomGenerator random) {
        this.random = random;
    }

    Item text() {
        String person = person();
        return new Item(
                "messages",
                Map.of("profile", Map.of("name", pick(NAMES)), "wa_id", person),
                Map.of(
                        "from", person,
                        "id", messageId(),
                        "timestamp", timestamp(),
                        "type", "text",
                        "text", Map.of("body", pick(TEXTS))),
                1);
    }

    /** {@code sent} is also a {@code delivery-seen} for the router: two events. */
    Item status() {
        String status = pick(STATUSES);
        return new Item(
                "statuses",
                null,
                Map.of(
                        "id", messageId(),
                        "status", status,
                        "timestamp", timestamp(),
                        "recipient_id", person(),
                        "pricing",
                                Map.of(
                                        "billable", false,
                                        "pricing_model", "PMP",
                                        "type", "free_customer_service",
                                        "category", "service")),
                status.equals("sent") ? 2 : 1);
    }

    private String person() {
        return Long.toString(FIRST_PERSON + random.nextInt(PEOPLE));
    }

    private String messageId() {
        byte[] bytes = new byte[MESSAGE_ID_BYTES];
        random.nextBytes(bytes);
        byte[] id = ("HBgM" + Base64.getEncoder().encodeToString(bytes)).getBytes(StandardCharsets.UTF_8);
        return "wamid." + Base64.getEncoder().withoutPadding().encodeToString(id);
    }

    private String timestamp() {
        return Long.toString(FIRST_SECOND.getEpochSecond() + random.nextInt(SECONDS));
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
