package dev.relevo.notifier.delivery;

import dev.relevo.kit.sql.Sql;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which alerts deliveries tell. */
@Singleton
class ToldAlerts {
    /** Of one delivery. */
    private static final int MAX = 100;

    private final Sql sql;

    ToldAlerts(Sql sql) {
        this.sql = sql;
    }

    private record Told(String deliveryId, String alertId) {}

    /** The ids of the alerts by delivery, at most 100 of each; a delivery that tells none is absent. */
    Map<String, List<String>> of(Collection<String> deliveryIds) {
        return sql.list(row -> new Told(row.text("delivery_id"), row.text("alert_id")), """
                        SELECT d.delivery_id, t.alert_id FROM unnest(?::text[]) d(delivery_id)
                        CROSS JOIN LATERAL (SELECT alert_id FROM delivery_alert WHERE delivery_id = d.delivery_id
                                            ORDER BY alert_id LIMIT ?) t""", deliveryIds, MAX).stream()
                .collect(Collectors.groupingBy(
                        Told::deliveryId, Collectors.mapping(Told::alertId, Collectors.toList())));
    }
}
