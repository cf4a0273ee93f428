package dev.relevo.notifier;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The provider of the HTTP channels, for tests of the whole service. */
public final class WebServer implements QuarkusTestResourceLifecycleManager {
    private final MisbehavingServer server = new MisbehavingServer();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "notifier.http.allow-plain",
                "true",
                "notifier.http.allow-private",
                "true",
                "notifier.pagerduty.url",
                server.url() + "/pagerduty/",
                "notifier.telegram.url",
                server.url() + "/telegram/");
    }

    @Override
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, field -> field.getType() == MisbehavingServer.class);
    }
}
