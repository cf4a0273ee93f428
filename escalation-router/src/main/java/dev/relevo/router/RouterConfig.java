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
     * Host and port where the other instances reach this one's API; in a StatefulSet, the pod's name in its headless service. No
     * default: without it this instance answers for its own partitions only, which is correct only while it is the only instance.
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
     * After how long the broker aborts a transaction that an instance left open. An instance that returns with its state directory
     * aborts it at once; otherwise committed readers wait this long. Default 30 s.
     */
    @WithDefault("PT30S")
    Duration transactionTimeout();

    /**
     * Commit interval. Committed readers, agents among them, see a handoff after the commit at the earliest. The cost of a commit
     * does not depend on its size. Default 100 ms.
     */
    @WithDefault("PT0.1S")
    Duration commitInterval();

    /** Number of stream threads; each takes a share of this instance's partitions. Default: one per processor. */
    OptionalInt threads();

    /** Memory of all state stores outside the heap, for writes and cache together. Default 256 MB. */
    @WithDefault("256M")
    MemorySize storeMemory();

    /** Number of stream threads that may die and be replaced before the client stops and liveness fails. Default 10. */
    @WithDefault("10")
    int replacedThreads();

    /** How long an agent's request waits for its outcome before it answers 504. Default 5 s. */
    @WithDefault("PT5S")
    Duration outcomeTimeout();

    /**
     * How long an agent counts as present without renewal, for any declared duration; also the longest duration that a call
     * may ask for. Afterwards the agent is listed as absent for the same time again. Default 12 h, a working day.
     */
    @WithDefault("PT12H")
    Duration presenceTtl();
}
