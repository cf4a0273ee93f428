package dev.relevo.router;

import dev.relevo.kit.openapi.HttpMatrix;
import dev.relevo.kit.openapi.OpenApiContract;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The OpenAPI file is what the service serves, its examples fit, and nothing it allows or forbids fails the service. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@TestMethodOrder(MethodOrderer.MethodName.class)
class OpenApiTest extends RouterService {
    private static final OpenApiContract FILE = new OpenApiContract("escalation-router");

    @TestHTTPResource("/")
    public URI service = URI.create("http://localhost");

    @TestHTTPResource(value = "/", management = true)
    public URI management = URI.create("http://localhost");

    @Test
    void every_body_has_an_example_that_fits_its_schema() {
        FILE.everyBodyHasAnExampleThatFits();
    }

    @Test
    void each_route_answers_odd_requests_with_problems() {
        new HttpMatrix("escalation-router", service, management)
                .key("operator", "operator-key")
                .path("agentId", "ana")
                .path("conversationId", "106540352242922:573001112233")
                .run();
    }

    @Test
    void a_file_is_what_the_service_serves() {
        FILE.holds(service);
    }
}
