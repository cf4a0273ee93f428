package dev.relevo.ingest.admission;

import dev.relevo.ingest.IngestConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many bodies each address has on their way. Counted only where a trusted proxy tells the address: without one, everybody
 * behind the same load balancer is one address. Holds one entry per address that is sending. Thread-safe.
 */
@Singleton
class Senders {
    private final boolean isCounting;
    private final int max;
    private final Map<String, Integer> sending = new ConcurrentHashMap<>();

    @Inject
    Senders(
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean isToldByProxy,
            IngestConfig config) {
        this(isToldByProxy, config.limits().bodiesPerAddress());
    }

    Senders(boolean isCounting, int max) {
        this.isCounting = isCounting;
        this.max = max;
    }

    /** Whether one more may come from here; every true is to be paired with one {@link #finished}. */
    boolean starts(String address) {
        return !isCounting || sending.merge(address, 1, Integer::sum) <= max || refused(address);
    }

    void finished(String address) {
        if (isCounting) {
            sending.computeIfPresent(address, (ignored, bodies) -> bodies == 1 ? null : bodies - 1);
        }
    }

    private boolean refused(String address) {
        finished(address);
        return false;
    }
}
