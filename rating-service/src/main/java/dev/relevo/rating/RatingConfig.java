package dev.relevo.rating;

import dev.relevo.kit.Secret;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The settings of rating-service. */
@ConfigMapping(prefix = "rating")
public interface RatingConfig {
    Graph graph();

    Poll poll();

    Deadline deadline();

    OutboxLimits outbox();

    Permit permit();

    Risk risk();

    Volume volume();

    /** Access to WhatsApp's Graph API. */
    interface Graph {
        /** Without a path; the version is part of the calls. Default {@code https://graph.facebook.com}. */
        @WithDefault("https://graph.facebook.com")
        URI url();

        /** Access token with {@code whatsapp_business_management}. No default. */
        Secret token();
    }

    /** Polling of the colours. */
    interface Poll {
        /**
         * Time between two calls for one account, give or take a tenth; at least 1 second. Default 60 seconds: 60 calls an hour,
         * where WhatsApp allows 200.
         */
        @WithDefault("PT60S")
        Duration every();
    }

    /** Notices before a deadline. */
    interface Deadline {
        /** Time left at which a notice is sent, each positive. Default 7, 5, 3, 2, 1 days, 12, 4, 1 hours. */
        @WithDefault("P7D,P5D,P3D,P2D,P1D,PT12H,PT4H,PT1H")
        List<Duration> notices();

        /** A notice is marked late when it is sent more than this after it was due. Default 5 minutes. */
        @WithDefault("PT5M")
        Duration lateAfter();
    }

    /** Bounds of the outbox. */
    interface OutboxLimits {
        /** How long published rows are kept for investigations. Default 7 days. */
        @WithDefault("P7D")
        Duration keep();

        /** The service is not ready while the oldest unpublished row that is not parked is older than this. Default 2 minutes. */
        @WithDefault("PT2M")
        Duration stuckAfter();
    }

    /** Permits and reservations of messages. */
    interface Permit {
        /**
         * How long messages that were confirmed as sent are held, so that their statuses are counted meanwhile; positive. Default 2
         * minutes.
         */
        @WithDefault("PT2M")
        Duration settleAfter();
    }

    /** The risk of a lower rating. */
    interface Risk {
        /** A risk is raised when its score is at least this, from 0 to 1. Default 0.6. */
        @WithDefault("0.6")
        double raise();

        /** A risk is lowered when its score stays below this, from 0 to {@code raise}. Default 0.4. */
        @WithDefault("0.4")
        double lower();

        /** How long the score must stay below {@code lower}. Default 30 minutes. */
        @WithDefault("PT30M")
        Duration lowerAfter();
    }

    /** Counting of volume and outcomes. */
    interface Volume {
        /** Time between two evaluations of the numbers whose volume changed; at least 1 second. Default 10 seconds. */
        @WithDefault("PT10S")
        Duration evaluateEvery();
    }
}
