package dev.relevo.kit.openapi;

import dev.relevo.event.Bounds;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Bounds of the contract by the name of a field or parameter: a name has the same meaning in all services. */
final class FieldBounds {
    /** Maximum page size of any list. */
    private static final int MAX_PAGE = 500;

    private static final Set<String> OWN_IDS =
            Set.of("actionId", "agentId", "queue", "id", "handoffId", "alertId", "caseId");
    private static final Set<String> NUMBER_IDS = Set.of("phoneNumberId", "number", "after");

    private FieldBounds() {}

    /** Schemas of the id records, which are strings in JSON. */
    static Map<String, Schema> ids() {
        return Map.of(
                "HandoffId",
                text(OASFactory.createSchema().addType(SchemaType.STRING), Bounds.OWN_ID_MAX, Bounds.OWN_ID),
                "PhoneNumberId",
                text(OASFactory.createSchema().addType(SchemaType.STRING), Bounds.NUMBER_ID_MAX, Bounds.NUMBER_ID),
                "ConversationId",
                OASFactory.createSchema().addType(SchemaType.STRING).maxLength(Bounds.CONVERSATION_ID_MAX));
    }

    static void apply(String name, Schema schema) {
        if (isType(schema, SchemaType.INTEGER) && name.equals("limit")) {
            schema.minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(MAX_PAGE));
        }
        if (!isType(schema, SchemaType.STRING) || isBounded(schema)) {
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

    private static Schema text(Schema schema, int maxLength, String pattern) {
        return schema.maxLength(maxLength).pattern("^" + pattern + "$");
    }

    private static boolean isBounded(Schema schema) {
        return schema.getMaxLength() != null
                || schema.getPattern() != null
                || schema.getEnumeration() != null
                || schema.getFormat() != null
                || schema.getRef() != null;
    }

    private static boolean isType(Schema schema, SchemaType type) {
        return schema.getType() != null && schema.getType().contains(type);
    }
}
