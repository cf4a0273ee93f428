package dev.relevo.notifier.group;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.sql.Sql;
import dev.relevo.notifier.routing.FiringAlerts;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The alerts that are open, by their labels. */
@Singleton
class OpenAlerts implements FiringAlerts {
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final Sql sql;

    OpenAlerts(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Map<String, String>> labels() {
        return sql
                .list(row -> row.text("labels"), "SELECT DISTINCT labels FROM alert WHERE state <> 'RESOLVED'")
                .stream()
                .map(OpenAlerts::read)
                .toList();
    }

    private static Map<String, String> read(String labels) {
        try {
            return EventJson.mapper().readValue(labels, LABELS);
        } catch (JsonProcessingException e) {
            return Map.of();
        }
    }
}
