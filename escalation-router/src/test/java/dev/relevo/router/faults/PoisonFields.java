package dev.relevo.router.faults;

import dev.relevo.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of a record, field by field. */
record PoisonFields(byte @Nullable [] raw, Map<String, Object> json) {
    static PoisonFields garbage() {
        byte[] noise = new byte[Poison.ABOVE_THE_BOUND];
        new java.util.Random(1).nextBytes(noise);
        return new PoisonFields(noise, Map.of());
    }

    public static PoisonFields half() {
        return new PoisonFields("{\"type\":\"user-message\",".getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public static PoisonFields none() {
        return new PoisonFields(null, Map.of());
    }

    public static PoisonFields of(Topic topic, int person, Instant now) {
        Map<String, Object> fields = new java.util.LinkedHashMap<>();
        fields.put("eventId", "poison." + person);
        fields.put("occurredAt", now.toString());
        fields.put("recordedAt", now.toString());
        fields.put("version", 1);
        String id = People.conversation(person);
        switch (topic.name()) {
            case "conversation-events" -> {
                fields.put("type", "user-message");
                fields.put("conversationId", id);
                fields.put("phoneNumberId", People.NUMBER.value());
                fields.put("person", Map.of("id", id.substring(id.indexOf(':') + 1)));
                fields.put("provider", "META");
                fields.put("messageId", "wamid.poison." + person);
                fields.put("kind", "text");
                fields.put("text", "quiero hablar con una persona");
            }
            case "agent-actions" -> {
                fields.put("type", "reply");
                fields.put("actionId", "action-" + person);
                fields.put("handoffId", "handoff-" + person);
                fields.put("conversationId", id);
                fields.put("agentId", "ana");
                fields.put("text", "hola");
            }
            case "escalation-policies" -> {
                fields.put("type", "policy-published");
                fields.put("number", "number-" + person);
                fields.put("document", "number: nobody");
            }
            case "agent-presence" -> {
                fields.put("type", "agent-presence");
                fields.put("agentId", "agent-" + person);
                fields.put("queues", List.of("nowhere"));
                fields.put("until", now.toString());
            }
            case "number-states" -> {
                fields.put("type", "number-state");
                fields.put("phoneNumberId", "number-" + person);
                fields.put("rating", "GREEN");
                fields.put("compliant", true);
                fields.put("permit", Map.of("allowed", false, "reasons", List.of()));
                fields.put("capability", Map.of("canReply", false, "canInitiate", false, "reasons", List.of()));
            }
            default -> {
                fields.put("type", "handoff-expired");
                fields.put("handoffId", "handoff-" + person);
                fields.put("conversationId", id);
                fields.put("phoneNumberId", People.NUMBER.value());
            }
        }
        return new PoisonFields(null, fields);
    }

    public PoisonFields with(String field, Object value) {
        Map<String, Object> more = new java.util.LinkedHashMap<>(json);
        more.put(field, value);
        return new PoisonFields(raw, more);
    }

    public byte @Nullable [] bytes() {
        if (raw != null || json.isEmpty()) {
            return raw;
        }
        try {
            return dev.relevo.kit.EventJson.mapper().writeValueAsBytes(json);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
