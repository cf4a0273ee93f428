package dev.relevo.notifier.alert.store;

import dev.relevo.notifier.alert.AlertState;
import dev.relevo.notifier.routing.FiringAlerts;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** The alerts that are not resolved, as far as they may inhibit others. */
@Singleton
class OpenAlerts implements FiringAlerts {
    private final AlertRepository repository;

    OpenAlerts(AlertRepository repository) {
        this.repository = repository;
    }

    @Override
    @Transactional
    public List<Map<String, String>> labels() {
        return repository.list("state <> ?1", AlertState.RESOLVED).stream()
                .map(Alert::labels)
                .toList();
    }
}
