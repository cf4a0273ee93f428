package dev.relevo.rating.pending;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.rating.*;
import dev.relevo.rating.permit.PermitFacts;
import dev.relevo.rating.permit.PermitSource;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** Placeholders until the rooms exist. */
@Singleton
class Pending {
    @Produces
    @DefaultBean
    @Singleton
    Observations observations() {
        return (number, now) -> new Freshness(now, null, null);
    }

    @Produces
    @DefaultBean
    @Singleton
    PermitSource facts(
            EntityManager database,
            Enforcement enforcement,
            Templates templates,
            Volumes volumes,
            Observations observations,
            AccountLimits limits) {
        return (number, now) -> {
            List<Object[]> rows = database.createNativeQuery(
                            "select waba_id, portfolio_id, status, messaging_limit from rating.phone_number"
                                    + " where phone_number_id = :id",
                            Object[].class)
                    .setParameter("id", number.value())
                    .getResultList();
            return rows.stream()
                    .map(row -> new PermitFacts(
                            number,
                            (String) row[0],
                            row[1] == null ? (String) row[0] : (String) row[1],
                            (String) row[2],
                            (String) row[3],
                            observations.freshness(number, now),
                            null,
                            enforcement.inForce((String) row[0], now),
                            templates.counts((String) row[0], now),
                            volumes.figures(number, now),
                            limits.limit((String) row[0]).orElse(null),
                            PermitFacts.Reserved.NONE))
                    .findFirst();
        };
    }

    @Produces
    @DefaultBean
    @Singleton
    NumberStates states() {
        return new NumberStates() {
            @Override
            public void refresh(PhoneNumberId number, String cause, Instant now) {}

            @Override
            public void refreshAccount(String wabaId, String cause, Instant now) {}
        };
    }
}
