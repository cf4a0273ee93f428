package dev.relevo.ingest;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A test callback that waits until the service is ready, because it answers 503 until it has found its topics. Registered in {@code
 * META-INF/services}.
 */
public final class AwaitReady implements QuarkusTestBeforeEachCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        await().atMost(PATIENCE)
                .until(() -> given().get("http://localhost:" + port + "/q/health/ready")
                                .statusCode()
                        == 200);
    }
}
