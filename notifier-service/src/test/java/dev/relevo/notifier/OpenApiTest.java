package dev.relevo.notifier;

import dev.relevo.kit.openapi.HttpMatrix;
import dev.relevo.kit.openapi.OpenApiContract;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The OpenAPI file matches the service, its examples match their schemas, and no request causes an internal error. */
@QuarkusTest
@TestMethodOrder(MethodOrderer.MethodName.class)
class OpenApiTest extends ServiceTest {
    private static final OpenApiContract FILE = new OpenApiContract("notifier-service");

    @TestHTTPResource("/")
    URI service = URI.create("http://localhost");

    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("http://localhost");

    /** The example of a tree names it. */
    @BeforeEach
    void a_receiver() {
        receiver("operations", "email", "en", "UTC", "8201");
    }

    /** Other tests have the database too. */
    @AfterEach
    void no_tree_and_no_silence() {
        sql("DELETE FROM receiver WHERE name = 'operations'");
        operator().header("If-Match", "*").delete("/v1/routes");
        sql("DELETE FROM silence");
    }

    @Test
    void every_body_has_an_example_that_matches_its_schema() {
        FILE.everyBodyHasAnExampleThatFits();
    }

    @Test
    void each_route_answers_invalid_requests_with_problems() {
        new HttpMatrix("notifier-service", service, management)
                .key("operator", Keys.OPERATOR)
                .path("name", "night")
                .run();
    }

    @Test
    void a_file_matches_what_the_service_serves() {
        FILE.holds(service);
    }
}
