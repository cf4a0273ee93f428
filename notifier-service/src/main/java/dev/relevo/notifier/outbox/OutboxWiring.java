package dev.relevo.notifier.outbox;

import dev.relevo.kit.outbox.OutboxSettings;
import dev.relevo.kit.outbox.OutboxTable;
import dev.relevo.notifier.NotifierConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The outbox of this service: its table. */
@Singleton
class OutboxWiring {
    private static final OutboxTable TABLE = new OutboxTable("outbox", 1_917_001);

    @Produces
    @Singleton
    OutboxSettings settings(NotifierConfig config) {
        return new OutboxSettings(TABLE, config.outbox().keep(), new NotifierRowAccess());
    }
}
