package dev.relevo.rating.outbox;

import dev.relevo.kit.outbox.OutboxHealth;
import dev.relevo.kit.outbox.OutboxJobs;
import dev.relevo.kit.outbox.OutboxSettings;
import dev.relevo.kit.outbox.OutboxTable;
import dev.relevo.rating.RatingConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/** The outbox of this service: its table, and readiness by the age of its rows. */
@Singleton
class OutboxWiring {
    private static final OutboxTable TABLE = new OutboxTable("rating.outbox", 0x72656C65766FL);

    private final RatingConfig config;

    OutboxWiring(RatingConfig config) {
        this.config = config;
    }

    /** The key of every event is the id of its number. */
    @Produces
    @Singleton
    OutboxSettings settings() {
        return new OutboxSettings(TABLE, config.outbox().keep(), () -> "parked.aggregateid = any (caller.numbers)");
    }

    @Produces
    @Readiness
    @Singleton
    HealthCheck age(OutboxJobs jobs) {
        return OutboxHealth.age(jobs, config.outbox().stuckAfter());
    }
}
