package dev.relevo.stack;

import java.nio.file.Path;

class DatabaseTest extends DatabaseContract {
    @Override
    Database start(Path directory) {
        return PostgresServer.start(PostgresServer.Options.onFreePort(directory));
    }
}
