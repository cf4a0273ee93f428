package dev.relevo.rating.poll;

import dev.relevo.rating.Suspicion;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Accounts at which something suspicious was seen since the last look. In memory only: they are fired within transactions of others,
 * and one that is lost is polled at its normal time.
 */
@Singleton
class Suspicions {
    /** More are ignored until the next look, a second later. */
    static final int MAX = 1_000;

    private final Set<String> accounts = ConcurrentHashMap.newKeySet();

    void add(@Observes Suspicion suspicion) {
        if (accounts.size() < MAX) {
            accounts.add(suspicion.wabaId());
        }
    }

    List<String> take() {
        List<String> taken = List.copyOf(accounts);
        taken.forEach(accounts::remove);
        return taken;
    }
}
