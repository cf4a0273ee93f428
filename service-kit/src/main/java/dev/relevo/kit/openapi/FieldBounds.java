package dev.relevo.kit.openapi;

import dev.relevo.event.Bounds;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Bounds of the contract by the name of a field or parameter: a name means the same in all services. */
final class FieldBounds {
    /** One page of any list. */
    private static final int MAX_PAGE = 500;

    private static final Set<String> OWN_IDS =
            Set.of("actionId", "agentId", "queue", "id", "handoffId", "alertId", "caseId");
    private static final Set<String> NUMBER_IDS = Set.of("phoneNumberId", "number", "after");
    private static final Map<String, String> PATTERNS =
            Map.of(Bounds.OWN_ID, "^" + Bounds.OWN_ID + "$", Bounds.NUMBER_ID, "^" + Bounds.NUMBER_ID + "$");

    private FieldBounds() {}

    static void apply(String name, Schema schema) {
        if (isType(schema, Schema.SchemaType.INTEGER) && name.equals("limit")) {
            schema.minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(MAX_PAGE));
        }
        if (!isType(schema, Schema.SchemaType.STRING) || isBounded(schema)) {
            return;
        }
        if (OWN_IDS.contains(name)) {
            text(schema, Bounds.OWN_ID_MAX, Bounds.OWN_ID);
        } else if (NUMBER_IDS.contains(name)) {
            text(schema, Bounds.NUMBER_ID_MAX, Bounds.NUMBER_ID);
        } else if (name.equals("conversationId")) {
            schema.setMaxLength(Bounds.CONVERSATION_ID_MAX);
        }
    }

    private static void text(Schema schema, int maxLength, String pattern) {
        schema.maxLength(maxLength).pattern(PATTERNS.get(pattern));
    }

    private static boolean isBounded(Schema schema) {
        return schema.getMaxLength() != null
                || schema.getPattern() != null
                || schema.getEnumeration() != null
                || schema.getFormat() != null
                || schema.getRef() != null;
    }

    private static boolean isType(Schema schema, Schema.SchemaType type) {
        return schema.getType() != null && schema.getType().contains(type);
    }
}
