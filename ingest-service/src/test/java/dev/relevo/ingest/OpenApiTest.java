package dev.relevo.ingest;

import dev.relevo.kit.openapi.HttpMatrix;
import dev.relevo.kit.openapi.OpenApiContract;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The OpenAPI file equals what the service serves, its examples match its schemas, and no request it describes causes a server
 * error.
 */
@QuarkusTest
@WithTestResource(KafkaTestResource.class)
@TestMethodOrder(MethodOrderer.MethodName.class)
class OpenApiTest {
    private static final OpenApiContract FILE = new OpenApiContract("ingest-service");

    @TestHTTPResource("/")
    URI service = URI.create("http://localhost");

    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("http://localhost");

    @Test
    void every_body_has_an_example_that_fits_its_schema() {
        FILE.everyBodyHasAnExampleThatFits();
    }

    @Test
    void each_route_answers_odd_requests_with_problems() {
        new HttpMatrix("ingest-service", service, management)
                .key("bot", "bot-key")
                .signed(OpenApiTest::signature)
                .run();
    }

    @Test
    void a_file_is_what_the_service_serves() {
        FILE.holds(service);
    }

    private static Map<String, String> signature(String target, byte[] body) {
        if (!target.startsWith("/webhooks/turn/")) {
            return Map.of(Webhooks.SIGNATURE, Webhooks.signature(Webhooks.SECRET, body));
        }
        String hexadecimal = Webhooks.signature("turn-secret", body).substring("sha256=".length());
        return Map.of(
                "X-Turn-Hook-Signature",
                Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hexadecimal)));
    }
}
