package dev.relevo.rating;

import dev.relevo.kit.openapi.HttpMatrix;
import dev.relevo.kit.openapi.OpenApiContract;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The OpenAPI file matches the service, its examples match their schemas, and no valid or invalid request causes a 5xx. */
@QuarkusTest
@TestMethodOrder(MethodOrderer.MethodName.class)
class OpenApiTest extends ServiceTest {
    private static final OpenApiContract FILE = new OpenApiContract("rating-service");

    @TestHTTPResource("/")
    URI service = URI.create("http://localhost");

    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("http://localhost");

    @Test
    void every_body_has_an_example_that_fits_its_schema() {
        FILE.everyBodyHasAnExampleThatFits();
    }

    @Test
    void each_route_answers_malformed_requests_with_problems() {
        new HttpMatrix("rating-service", service, management)
                .key("operator", GraphTestResource.OPERATOR_KEY)
                .path("id", "0d2b6f5c-6f0e-3a4b-9a7e-3d5f2c1b8e90")
                .run();
    }

    @Test
    void a_file_is_what_the_service_serves() {
        FILE.holds(service);
    }
}
