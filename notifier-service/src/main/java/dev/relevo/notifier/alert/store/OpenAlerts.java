package dev.relevo.notifier.alert.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.relevo.kit.EventJson;
import dev.relevo.notifier.alert.AlertState;
import dev.relevo.notifier.routing.FiringAlerts;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The alerts that are not resolved, as far as they may inhibit others. */
@Singleton
class OpenAlerts implements FiringAlerts {
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final AlertRepository repository;

    OpenAlerts(AlertRepository repository) {
        this.repository = repository;
    }

    /** Only labels are read, not whole alerts: there may be thousands. Those that only a newer version can read inhibit nothing. */
    @Override
    @Transactional
    public List<Map<String, String>> labels() {
        return repository
                .getEntityManager()
                .createQuery("select distinct labels from Alert where state <> :resolved", String.class)
                .setParameter("resolved", AlertState.RESOLVED)
                .getResultStream()
                .flatMap(labels -> read(labels).stream())
                .toList();
    }

    private static Optional<Map<String, String>> read(String labels) {
        try {
            return Optional.of(EventJson.mapper().readValue(labels, LABELS));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
