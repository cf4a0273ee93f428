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

    /** Limits on what may be in progress at once. */
    Limits limits();

    /** Optional metrics. */
    Metrics metrics();

    /** Webhooks of Meta's Cloud API. */
    interface Meta {
        /**
         * App secrets that verify signatures: one per app that sends here, two while one is rotated. Empty by default. The service
         * does not start without a secret here or in the file.
         */
        Optional<List<Secret>> appSecrets();

        /** A file with more app secrets, one per line, read again when it changes. None by default. */
        Optional<Path> appSecretsFile();

        /** The verify token given to Meta with the callback URL. No default. */
        Secret verifyToken();

        /**
         * Whether a {@code sent} status also becomes a {@code delivery-seen} event. It shows that a bot answered when its messages
         * cannot be read. Default {@code true}; {@code false} saves one event per outbound message. {@code failed} always becomes
         * one. Applies to statuses from Turn, too.
         */
        @WithDefault("true")
        boolean reportSent();
    }

    /** Webhooks of Turn.io. */
    interface Turn {
        /**
         * Webhook secrets by phone number id, two while one is rotated. A request for a number without secrets is rejected like a
         * wrong signature. None by default.
         */
        Map<String, List<Secret>> secrets();

        /**
         * A directory with more secrets: one file per number, named by its phone number id, one secret per line. Added, changed and
         * removed files take effect while the service runs. None by default.
         */
        Optional<Path> secretsDirectory();
    }

    /** Limits on what may be in progress at once. Above a limit the answer is 503 with Retry-After. */
    interface Limits {
        /** Requests with a complete body that are not answered yet, 1 or more. Default 4096. */
        @WithDefault("4096")
        int requests();

        /**
         * Body bytes received and not answered yet, at least 4 MiB. Heap use is proportional to it. A quarter is reserved for
         * bodies of up to 64 KiB. Default 32 MiB.
         */
        @WithDefault("32M")
        MemorySize bytes();

        /**
         * Bodies being received from one client address at the same time, 1 or more. Applies only with {@code
         * quarkus.http.proxy.proxy-address-forwarding} and a trusted proxy that forwards the address. Default 128.
         */
        @WithDefault("128")
        int bodiesPerAddress();
    }

    /** Optional metrics. */
    interface Metrics {
        /**
         * Whether stored events are also counted per business number, up to 1,000 numbers. Default {@code false}: each number adds
         * a time series.
         */
        @WithDefault("false")
        boolean perNumber();
    }
}
