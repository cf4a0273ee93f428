package dev.relevo.kit;

import dev.relevo.event.Topics;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings that all services share. */
@ConfigMapping(prefix = "relevo")
public interface RelevoConfig {
    /** Ahead of every topic name, so that several deployments can share a cluster. Default {@code relevo.} */
    @WithDefault(Topics.DEFAULT_PREFIX)
    String topicPrefix();

    /** Bearer keys by the name of who holds them. None by default, and then nobody gets in. */
    Map<String, ApiKey> apiKeys();

    /** More keys in a file of properties, read again every 2 seconds. None by default. */
    Optional<Path> apiKeysFile();

    /** Topics by their constant in {@link Topics}, filled in by {@link TopicConfigSourceFactory}; an operator may rename one. */
    Map<String, String> topics();

    /** Dead letters of the same. */
    Map<String, String> deadLetters();

    /** Kafka clients. */
    Kafka kafka();

    /** What {@code preflight} expects of topics. */
    Preflight preflight();

    /** Where more settings of Kafka clients are. */
    interface Kafka {
        /** A directory with a file per client setting, named like it ({@code sasl.jaas.config}). Default: none. */
        Optional<Path> settingsDirectory();
    }

    /** What topics are made with, and checked against. */
    interface Preflight {
        /** Partitions of each topic. Default 24. */
        @WithDefault("24")
        int partitions();

        /** Replicas of each partition. Default 3. */
        @WithDefault("3")
        short replicationFactor();

        /** Replicas that must have a record before it counts as stored. Default 2. */
        @WithDefault("2")
        int minInsyncReplicas();

        /** Agent queues, each with a topic. Default {@code support-es,support-any}. */
        @WithDefault("support-es,support-any")
        List<String> queues();
    }

    /** One holder's bearer key. Every list may be {@code *}, which means all. */
    interface ApiKey {
        /** SHA-256 of the key, 64 hexadecimal digits: {@code printf %s "$KEY" | sha256sum}. Two while it is rotated. */
        List<String> sha256();

        /** What it may do: any of {@code bot, agent, operator, admin}. */
        List<String> scopes();

        /** The agents its holder may name. Absent: only itself. Operators and admins may name any. */
        Optional<List<String>> actsFor();

        /** The phone number ids it may see. Absent: all. */
        Optional<List<String>> numbers();

        /** The queues it may work in. Absent: all. */
        Optional<List<String>> queues();

        /** From when it is refused, ISO-8601, for example {@code 2027-01-31T00:00:00Z}. Absent: never. */
        Optional<String> expires();
    }
}
