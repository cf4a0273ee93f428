package dev.relevo.router;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Settings of the escalation router. */
@ConfigMapping(prefix = "router")
public interface RouterConfig {
    /** Directory of the state stores, on a volume of this instance's own. Default {@code state/escalation-router}. */
    @WithDefault("state/escalation-router")
    Path stateDir();

    /**
     * Name of this instance, stable over restarts (the pod's name in a StatefulSet), so that a restart does not rebalance the
     * group. Without it a killed instance blocks its partitions until the session times out.
     */
    Optional<String> instanceId();

    /**
     * Host and port where the other instances reach this one's API, in a StatefulSet the pod's name in its headless service.
     * None by default: then this instance answers for its own partitions only, which is right as long as it is the only one.
     */
    Optional<String> peerAddress();

    /** Also the prefix of the changelog topics: changing it abandons all state. Default {@code escalation-router}. */
    @WithDefault("escalation-router")
    String applicationId();

    /** Directory of {@code *.yaml} policies published at start. None by default. */
    Optional<Path> policies();

    /** Copies of every changelog that other instances keep warm; 0 or more. Default 0: one instance has no other to keep them. */
    @WithDefault("0")
    int standbyReplicas();

    /** Replicas of changelog topics; at least 3 in production. Default -1, the broker's own default. */
    @WithDefault("-1")
    int replicationFactor();

    /** After how long without a heartbeat the group reassigns this instance's partitions. Default 20 s. */
    @WithDefault("PT20S")
    Duration sessionTimeout();

    /**
     * After how long the broker aborts a transaction that an instance left open. One that comes back with its state directory
     * aborts it at once; one that does not, or comes back without, holds committed readers up for so long. Default 30 s.
     */
    @WithDefault("PT30S")
    Duration transactionTimeout();

    /**
     * How often what was decided is committed. Committed readers, agents among them, see a handoff after it at the earliest;
     * each commit costs the same however much it holds. Default 100 ms.
     */
    @WithDefault("PT0.1S")
    Duration commitInterval();

    /** Stream threads, of which each takes a share of this instance's partitions. Default: one for each processor. */
    OptionalInt threads();

    /** What all state stores together take outside the heap, written and cached. Default 256 MB. */
    @WithDefault("256M")
    MemorySize storeMemory();

    /** Stream threads that may die and be replaced before the client gives up and liveness goes down. Default 10. */
    @WithDefault("10")
    int replacedThreads();

    /** How long an agent's request waits for its outcome before it answers 504. Default 5 s. */
    @WithDefault("PT5S")
    Duration outcomeTimeout();

    /**
     * How long an agent counts as present without renewing it, regardless of what they declared; also the longest time that a call may ask for.
     * They are listed as long again after it ended. Default 12 h, a working day.
     */
    @WithDefault("PT12H")
    Duration presenceTtl();
}
