package dev.relevo.ingest.admission;

import dev.relevo.ingest.IngestConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The concurrency limit for each client address: how many bodies it may send at the same time. Active only where a trusted proxy
 * forwards the address; without one, all clients behind a load balancer share one address. Holds one entry per sending address.
 * Thread-safe.
 */
@Singleton
class AddressLimits {
    private final boolean isActive;
    private final int max;
    private final Map<String, Integer> sending = new ConcurrentHashMap<>();

    @Inject
    AddressLimits(
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean isForwarded,
            IngestConfig config) {
        this(isForwarded, config.limits().bodiesPerAddress());
    }

    AddressLimits(boolean isActive, int max) {
        this.isActive = isActive;
        this.max = max;
    }

    /** Reserves a body for this address. Each {@code true} must be paired with one {@link #release}. */
    boolean acquire(String address) {
        return !isActive || sending.merge(address, 1, Integer::sum) <= max || refused(address);
    }

    void release(String address) {
        if (isActive) {
            sending.computeIfPresent(address, (ignored, bodies) -> bodies == 1 ? null : bodies - 1);
        }
    }

    private boolean refused(String address) {
        release(address);
        return false;
    }
}
