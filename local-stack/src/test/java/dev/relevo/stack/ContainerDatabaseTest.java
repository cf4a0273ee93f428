package dev.relevo.stack;

import dev.relevo.stack.process.Ports;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
        value = "dev.relevo.stack.LocalStack#usesContainers",
        disabledReason = "needs RELEVO_LOCAL_STACK=containers and a Docker daemon that answers")
class ContainerDatabaseTest extends DatabaseContract {
    @Override
    Database start(Path unused) {
        return PostgresContainerDatabase.start(Ports.free());
    }
}
