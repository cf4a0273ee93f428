package dev.relevo.kit;

import dev.relevo.event.Topics;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Configuration that all services share. */
@ConfigMapping(prefix = "relevo")
public interface RelevoConfig {
    /** Prefix of every topic name, so that several deployments can share a cluster. Default {@code relevo.} */
    @WithDefault(Topics.DEFAULT_PREFIX)
    String topicPrefix();

    /** URL at which people reach Relevo's pages, for links in messages, for example {@code https://relevo.example.org}. None by default. */
    Optional<URI> publicUrl();

    /** Bearer keys by the name of their holder. None by default; then every request is refused. */
    Map<String, ApiKey> apiKeys();

    /** More keys in a file of properties, read again every 2 seconds. None by default. */
    Optional<Path> apiKeysFile();

    /**
     * Topic names by their constant in {@link Topics}, supplied by {@link TopicConfigSourceFactory}; an operator may rename one.
     */
    Map<String, String> topics();

    /** Names of their dead-letter topics, by the same constants. */
    Map<String, String> deadLetters();

    /** Kafka clients. */
    Kafka kafka();

    /** Topic settings that {@code preflight} expects. */
    Preflight preflight();

    /** Additional settings of Kafka clients. */
    interface Kafka {
        /**
         * A directory with one file per client setting; the file has the setting's name ({@code sasl.jaas.config}). Default:
         * none.
         */
        Optional<Path> settingsDirectory();
    }

    /** Settings that topics are created with and checked against. */
    interface Preflight {
        /** Partitions of each topic. Default 24. */
        @WithDefault("24")
        int partitions();

        /** Replicas of each partition. Default 3. */
        @WithDefault("3")
        short replicationFactor();

        /** Replicas that must have a record before its write is acknowledged. Default 2. */
        @WithDefault("2")
        int minInsyncReplicas();

        /** Agent queues, each with a topic. Default {@code support-es,support-any}. */
        @WithDefault("support-es,support-any")
        List<String> queues();
    }

    /** The bearer key of one holder. Every list may be {@code *}, which means all. */
    interface ApiKey {
        /**
         * SHA-256 of the key, 64 hexadecimal digits: {@code printf %s "$KEY" | sha256sum}. Two hashes while the key is rotated.
         */
        List<String> sha256();

        /** The key's scopes: any of {@code bot, agent, campaign, operator, admin}. */
        List<String> scopes();

        /** The agents its holder may act for. Absent: only itself. Operators and admins may act for any. */
        Optional<List<String>> actsFor();

        /** The phone number ids it may access. Absent: all. */
        Optional<List<String>> numbers();

        /** The queues it may work in. Absent: all. */
        Optional<List<String>> queues();

        /** When the key expires, ISO-8601, for example {@code 2027-01-31T00:00:00Z}. Absent: never. */
        Optional<String> expires();
    }
}
