package dev.relevo.rating.freshness;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.relevo.kit.EventJson;
import dev.relevo.rating.fact.NumberHealth;
import org.jspecify.annotations.Nullable;

/** WhatsApp's judgement of a number as JSON in the database. */
public final class HealthColumn {
    private HealthColumn() {}

    public static @Nullable NumberHealth read(@Nullable String json) {
        try {
            return json == null ? null : EventJson.mapper().readValue(json, NumberHealth.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable health in the database", e);
        }
    }

    public static @Nullable String write(@Nullable NumberHealth health) {
        try {
            return health == null ? null : EventJson.mapper().writeValueAsString(health);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is JSON", e);
        }
    }
}
