package dev.relevo.stack.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Base class of test resources: a server that starts before the application under test and stops after it. A test that needs to
 * stop it earlier declares a field of the server's type.
 */
abstract class ServerResource<S extends AutoCloseable> implements QuarkusTestResourceLifecycleManager {
    /** Null until {@link #start} and after {@link #stop}. */
    private @Nullable S server;

    abstract S startServer();

    abstract Map<String, String> settings(S server);

    @Override
    public final synchronized Map<String, String> start() {
        S started = startServer();
        server = started;
        // For an aborted test run: the servers are processes that would otherwise keep running.
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        return settings(started);
    }

    @Override
    public final synchronized void stop() {
        if (server == null) {
            return;
        }
        try {
            server.close();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "cannot close the server of " + getClass().getSimpleName(), e);
        }
        server = null;
    }

    @Override
    public final synchronized void inject(TestInjector injector) {
        S started = Objects.requireNonNull(server);
        injector.injectIntoFields(
                started, field -> field.getType().isInstance(started) && field.getType() != Object.class);
    }
}
