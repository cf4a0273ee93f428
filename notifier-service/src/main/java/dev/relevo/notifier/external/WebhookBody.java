package dev.relevo.notifier.external;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Prometheus Alertmanager sends to a webhook.
 *
 * @param version of the format, {@code 4}
 * @param alerts those of one group
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">webhook_config</a>
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record WebhookBody(@Nullable String version, @Nullable List<@Nullable WebhookAlert> alerts) {
    /**
     * One alert.
     *
     * @param status {@code firing} or {@code resolved}
     * @param labels by which it is identified
     * @param annotations its texts
     * @param startsAt when it began
     * @param endsAt when it ended, or when it counts as ended without an update
     * @param fingerprint a hash of the labels
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record WebhookAlert(
            @Nullable String status,
            @Nullable Map<String, @Nullable String> labels,
            @Nullable Map<String, @Nullable String> annotations,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable String fingerprint) {}
}
