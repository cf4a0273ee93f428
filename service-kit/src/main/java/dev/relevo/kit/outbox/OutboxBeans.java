package dev.relevo.kit.outbox;

import dev.relevo.kit.EventProducer;
import dev.relevo.kit.TopicNames;
import dev.relevo.kit.loop.BackgroundLoops;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;

/** The beans of an outbox, in the services that are built with a database. Such a service has a bean of {@link OutboxSettings}. */
@Singleton
@IfBuildProperty(name = "quarkus.datasource.db-kind", stringValue = "postgresql")
class OutboxBeans {
    private final DataSource database;
    private final OutboxSettings settings;
    private final InstantSource clock;

    OutboxBeans(DataSource database, OutboxSettings settings, InstantSource clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Produces
    @Singleton
    Outbox outbox(@ConfigProperty(name = "quarkus.application.name") String service) {
        return new JdbcOutbox(database, settings.table(), service, clock);
    }

    @Produces
    @Singleton
    OutboxJobs jobs(EventProducer producer, TopicNames names, BackgroundLoops loops) {
        var sender = new OutboxSender(producer, names);
        return new OutboxJobs(database, settings.table(), sender, settings.keep(), loops, clock);
    }

    @Produces
    @Singleton
    ParkedRows parkedRows() {
        return new ParkedRows(database, settings.table(), settings.access());
    }

    @Produces
    @Wellness
    @Singleton
    HealthCheck parked(OutboxJobs jobs) {
        return OutboxHealth.parked(jobs);
    }
}
