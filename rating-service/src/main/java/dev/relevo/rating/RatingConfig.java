package dev.relevo.rating;

import dev.relevo.kit.Secret;
import dev.relevo.rating.fact.Freshness;
import dev.relevo.rating.redcase.VolumeWeek;
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

    Freshness freshness();

    Deadline deadline();

    RedCases redCase();

    OutboxLimits outbox();

    Permit permit();

    Risk risk();

    Volume volume();

    /** How often the service looks for what is due: deadlines, ends, stale numbers, risks. At least 1 second. Default 5 seconds. */
    @WithDefault("PT5S")
    Duration checkEvery();

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
         * Time between two polls of one account, give or take a tenth; at least 1 second. A third of it after something suspicious,
         * twice for an account without a change for a day, and never more than half the promised age. Default 60 seconds.
         */
        @WithDefault("PT60S")
        Duration every();

        /** Accounts that are polled at the same time, 1 to 1,000. Default 64. */
        @WithDefault("64")
        int parallel();

        /**
         * Calls for one account in any hour, pages included, at least 4; a quarter may be used at once. WhatsApp allows 200, and 5,000
         * for an account with a registered number. Default 200.
         */
        @WithDefault("200")
        int callsPerHour();
    }

    /** The promised age of observations. */
    interface Freshness {
        /** A number that was not seen for longer is stale: told, and its permit fails closed. Default 3 minutes. */
        @WithDefault("PT3M")
        Duration maxAge();
    }

    /** Notices before a deadline. */
    interface Deadline {
        /** Time left at which a notice is sent, each positive. Default 7, 5, 3, 2, 1 days, 12, 4, 1 hours. */
        @WithDefault("P7D,P5D,P3D,P2D,P1D,PT12H,PT4H,PT1H")
        List<Duration> notices();

        /** A notice is marked late when it is sent more than this after it was due. Default 5 minutes. */
        @WithDefault("PT5M")
        Duration lateAfter();

        /**
         * The week whose templates count against 1,000: {@code ROLLING}, the 7 days before, or {@code ISO}, from Monday in the number's
         * time zone. Default {@code ROLLING}.
         */
        @WithDefault("ROLLING")
        VolumeWeek week();
    }

    /** How observations form red cases. */
    interface RedCases {
        /** Red again within this time after a case was closed re-opens it, with its clock; positive. Default 24 hours. */
        @WithDefault("PT24H")
        Duration cooling();

        /** How long a red that a person reported holds against polls that show another colour. Default 24 hours. */
        @WithDefault("PT24H")
        Duration manualHold();
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
