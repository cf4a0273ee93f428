package dev.relevo.ingest;

import dev.relevo.kit.Secret;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of ingest-service. */
@ConfigMapping(prefix = "ingest")
public interface IngestConfig {
    /** Webhooks of Meta's Cloud API. */
    Meta meta();

    /** Webhooks of Turn.io. */
    Turn turn();

    /** How much may be in progress at once. */
    Limits limits();

    /** What is counted. */
    Metrics metrics();

    /** Webhooks of Meta's Cloud API. */
    interface Meta {
        /**
         * App secrets a signature may be made with, one per app that sends here, two while one is rotated. None by default; without
         * any here or in the file the service does not start.
         */
        Optional<List<Secret>> appSecrets();

        /** A file of more app secrets, one per line, read again when it changes. None by default. */
        Optional<Path> appSecretsFile();

        /** The verify token given to Meta with the callback URL. No default. */
        Secret verifyToken();

        /**
         * Whether a {@code sent} status also becomes a {@code delivery-seen} event, which is how a bot whose turns we cannot read is
         * seen to answer. Default {@code true}; {@code false} saves one event per outbound message. {@code failed} always does. Holds
         * for statuses from Turn, too.
         */
        @WithDefault("true")
        boolean reportSent();
    }

    /** Webhooks of Turn.io. */
    interface Turn {
        /**
         * Webhook secrets by phone number id, two while one is rotated. A number without any is answered like a wrong signature. None
         * by default.
         */
        Map<String, List<Secret>> secrets();

        /**
         * A directory of more: a file per number, named like its phone number id, one secret per line. Files that come, change and go
         * are noticed. None by default.
         */
        Optional<Path> secretsDirectory();
    }

    /** How much may be in progress at once; above it the answer is 503 with Retry-After. */
    interface Limits {
        /** Requests whose body is complete, 1 or more. Default 4096. */
        @WithDefault("4096")
        int requests();

        /**
         * Body bytes that arrived and are not answered, at least 4 MiB, since heap use follows it. A quarter is kept for bodies of up
         * to 64 KiB. Default 32 MiB.
         */
        @WithDefault("32M")
        MemorySize bytes();

        /**
         * Bodies on their way from one address, 1 or more. Holds only with {@code quarkus.http.proxy.proxy-address-forwarding} and a
         * trusted proxy that tells the address. Default 128.
         */
        @WithDefault("128")
        int bodiesPerAddress();
    }

    /** What is counted. */
    interface Metrics {
        /**
         * Whether stored events are counted per business number too, up to 1,000 numbers. Default {@code false}: each number is a time
         * series.
         */
        @WithDefault("false")
        boolean perNumber();
    }
}
