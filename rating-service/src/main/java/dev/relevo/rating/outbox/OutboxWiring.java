package dev.relevo.rating.outbox;

import dev.relevo.kit.EventProducer;
import dev.relevo.kit.TopicNames;
import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.kit.outbox.JdbcOutbox;
import dev.relevo.kit.outbox.Outbox;
import dev.relevo.kit.outbox.OutboxHealth;
import dev.relevo.kit.outbox.OutboxJobs;
import dev.relevo.kit.outbox.OutboxSender;
import dev.relevo.kit.outbox.OutboxTable;
import dev.relevo.kit.outbox.ParkedRows;
import dev.relevo.rating.RatingConfig;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/** The outbox on this service's table. */
@Singleton
class OutboxWiring {
    private static final OutboxTable TABLE = new OutboxTable("rating.outbox", 0x72656C65766FL);

    private final DataSource database;
    private final RatingConfig config;
    private final InstantSource clock;

    OutboxWiring(DataSource database, RatingConfig config, InstantSource clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Produces
    @Singleton
    Outbox outbox(@ConfigProperty(name = "quarkus.application.name") String service) {
        return new JdbcOutbox(database, TABLE, service, clock);
    }

    @Produces
    @Singleton
    OutboxJobs jobs(EventProducer producer, TopicNames names, BackgroundLoops loops) {
        var sender = new OutboxSender(producer, names);
        return new OutboxJobs(database, TABLE, sender, config.outbox().keep(), loops, clock);
    }

    /** The key of every event is the id of its number. */
    @Produces
    @Singleton
    ParkedRows parkedRows() {
        return new ParkedRows(database, TABLE, () -> "parked.aggregateid = any (caller.numbers)");
    }

    @Produces
    @Wellness
    @Singleton
    HealthCheck parked(OutboxJobs jobs) {
        return OutboxHealth.parked(jobs);
    }

    @Produces
    @Readiness
    @Singleton
    HealthCheck age(OutboxJobs jobs) {
        return OutboxHealth.age(jobs, config.outbox().stuckAfter());
    }
}
