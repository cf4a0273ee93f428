package dev.relevo.notifier;

import dev.relevo.kit.Secret;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of notifier-service. */
@ConfigMapping(prefix = "notifier")
public interface NotifierConfig {
    /** Sending to people through the WhatsApp Cloud API. */
    WhatsApp whatsapp();

    /** How long deliveries are tried. */
    Delivery delivery();

    /** Sending to people through the WhatsApp Cloud API. */
    interface WhatsApp {
        /** Where the Graph API is, without version. Default {@code https://graph.facebook.com}; locally the simulator. */
        @WithDefault("https://graph.facebook.com")
        String url();

        /** Bearer token of a system user with {@code whatsapp_business_messaging}. No default; by environment only. */
        Secret token();

        /** How long a complete answer may take. 100 ms to 60 s, default 10 s. */
        @WithDefault("PT10S")
        Duration answerTimeout();

        /**
         * How long after a send without an answer a status may still prove that it went out, before it is sent again. 1 s to
         * 5 min, default 10 s: longer means fewer doubles and a later retry.
         */
        @WithDefault("PT10S")
        Duration reconcileWait();
    }

    /** How long deliveries are tried. */
    interface Delivery {
        /** Attempts before a delivery is dead. From 1, default 100. */
        @WithDefault("100")
        int maxAttempts();

        /** Age at which a delivery is dead, whatever the attempts. Default 24 h. */
        @WithDefault("PT24H")
        Duration maxAge();
    }
}
