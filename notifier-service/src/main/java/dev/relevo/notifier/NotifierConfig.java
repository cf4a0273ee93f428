package dev.relevo.notifier;

import dev.relevo.kit.Secret;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of notifier-service. */
@ConfigMapping(prefix = "notifier")
public interface NotifierConfig {
    /** Sending to people through the WhatsApp Cloud API. */
    WhatsApp whatsapp();

    /** Limits of the retries of a delivery. */
    Delivery delivery();

    /** How long alerts count as confirmed, and how long they are kept. */
    Alerts alerts();

    /** Limits of the outbox. */
    OutboxLimits outbox();

    /** Keys that seal the secrets of receivers and sign the links in messages. */
    Seal seal();

    /** What the channels of receivers may connect to. */
    Http http();

    /** Incidents in PagerDuty. */
    PagerDuty pagerduty();

    /** Messages in Telegram. */
    Telegram telegram();

    /** What the channels of receivers may connect to. */
    interface Http {
        /** Whether receivers may have http URLs besides https ones. Default false. */
        @WithDefault("false")
        boolean allowPlain();

        /**
         * Whether receivers may have hosts in private networks, for example an Alertmanager beside this service. Default false: who may
         * edit receivers could reach what this service can. Metadata services stay blocked.
         */
        @WithDefault("false")
        boolean allowPrivate();
    }

    /** Incidents in PagerDuty. */
    interface PagerDuty {
        /** URL of the Events API, without version. Default {@code https://events.pagerduty.com}; the EU has another one. */
        @WithDefault("https://events.pagerduty.com")
        String url();
    }

    /** Messages in Telegram. */
    interface Telegram {
        /** URL of the Bot API. Default {@code https://api.telegram.org}; a server of one's own has another one. */
        @WithDefault("https://api.telegram.org")
        String url();
    }

    /** Keys that seal the secrets of receivers and sign the links in messages. */
    interface Seal {
        /**
         * Keys, each the Base64 of 32 bytes. The first seals and signs, all open and verify. None by default; then receivers can have
         * no secrets, and messages contain no links that act. By environment only.
         */
        Optional<List<Secret>> keys();

        /** A file with more keys, one a line; made with one random key when it does not exist. None by default; for development. */
        Optional<Path> keyFile();
    }

    /** File with the routing tree, instead of the one of the API. Read again every two seconds. None by default. */
    Optional<Path> routesFile();

    /** How long alerts count as confirmed, and how long they are kept. */
    interface Alerts {
        /**
         * An open alert that no event confirmed for this time is listed as stale. Default 7 days: a red case is confirmed by its
         * reminders, at most 2 days apart.
         */
        @WithDefault("P7D")
        Duration resolveAfter();

        /**
         * How long resolved alerts and their history are kept. Default 400 days. At least 100 days, because a topic that is read
         * again would open the alerts again that it does not find.
         */
        @WithDefault("P400D")
        Duration keep();
    }

    /** Sending to people through the WhatsApp Cloud API. */
    interface WhatsApp {
        /** URL of the Graph API, without version. Default {@code https://graph.facebook.com}; locally the simulator. */
        @WithDefault("https://graph.facebook.com")
        String url();

        /** Bearer token of a system user with {@code whatsapp_business_messaging}. No default; by environment only. */
        Secret token();

        /** How long a complete answer of the Graph API may take. 100 ms to 60 s, default 10 s. */
        @WithDefault("PT10S")
        Duration answerTimeout();

        /**
         * How long to wait for a status after a send without an answer, before the retry. 1 s to 5 min, default 10 s: longer means
         * fewer duplicates and a later retry.
         */
        @WithDefault("PT10S")
        Duration reconcileWait();
    }

    /** Limits of the retries of a delivery. */
    interface Delivery {
        /** Attempts before a delivery is dead. From 1, default 100. */
        @WithDefault("100")
        int maxAttempts();

        /** Age at which a delivery is dead, even if attempts are left. Default 24 h. */
        @WithDefault("PT24H")
        Duration maxAge();
    }

    /** Limits of the outbox. */
    interface OutboxLimits {
        /** How long published rows are kept for investigations. Default 1 day, because keys of conversations contain phone numbers. */
        @WithDefault("P1D")
        Duration keep();
    }
}
