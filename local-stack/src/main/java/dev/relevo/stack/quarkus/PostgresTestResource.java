package dev.relevo.stack.quarkus;

import dev.relevo.stack.Database;
import dev.relevo.stack.LocalStack;
import dev.relevo.stack.PostgresServer;
import java.util.Map;

/** Test resource with an empty database for the default data source. Injects {@link Database}. */
public final class PostgresTestResource extends ServerResource<Database> {
    @Override
    Database startServer() {
        return LocalStack.startDatabase(PostgresServer.Options.onFreePort(TestDirectory.create("postgres")));
    }

    @Override
    Map<String, String> settings(Database database) {
        return Map.of(
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", Database.NAME,
                "quarkus.datasource.password", Database.NAME);
    }
}
