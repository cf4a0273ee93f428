package dev.relevo.bench.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.relevo.bench.load.Request;
import dev.relevo.kit.EventJson;
import dev.relevo.stack.whatsapp.WebhookSignature;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One webhook.
 *
 * @param body JSON, as bytes on the wire
 * @param events the number of events it becomes
 */
@SuppressWarnings("ArrayRecordComponent") // webhooks are not compared, and the bytes are not changed
public record Webhook(byte[] body, int events) {
    private static final String ACCOUNT = "102290129340398";
    private static final Map<String, Object> NUMBER =
            Map.of("display_phone_number", "15550783881", "phone_number_id", "106540352242922");

    /** A webhook with a change for each item. */
    static Webhook of(List<Item> items) {
        List<Map<String, Object>> changes = items.stream()
                .map(item -> Map.of("field", "messages", "value", item.value(NUMBER)))
                .toList();
        Map<String, Object> webhook = Map.of(
                "object", "whatsapp_business_account", "entry", List.of(Map.of("id", ACCOUNT, "changes", changes)));
        try {
            return new Webhook(
                    EventJson.mapper().writeValueAsBytes(webhook),
                    items.stream().mapToInt(Item::events).sum());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and texts are always JSON", e);
        }
    }

    /** Meta's signed request with this body. */
    public Request request(WebhookSignature signature) {
        byte[] head = """
                POST /webhooks/whatsapp HTTP/1.1\r
                Host: localhost\r
                Accept: */*\r
                User-Agent: facebookexternalua\r
                Content-Type: application/json\r
                %s: %s\r
                Content-Length: %d\r
                \r
                """.formatted(WebhookSignature.HEADER, signature.of(body), body.length)
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocateDirect(head.length + body.length);
        bytes.put(head).put(body).flip();
        return new Request(bytes, events);
    }
}
