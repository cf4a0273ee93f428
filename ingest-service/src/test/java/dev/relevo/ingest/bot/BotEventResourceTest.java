package dev.relevo.ingest.bot;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.relevo.event.Topics;
import dev.relevo.ingest.Stored;
import dev.relevo.stack.Broker;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // the test framework sets the fields
@WithTestResource(KafkaTestResource.class)
class BotEventResourceTest {
    private static final String SIGNAL = """
            {"type":"bot-signal","phoneNumberId":"106540352242922","waId":"573001112233","signal":"FALLBACK","messageId":"%s"}""";

    Broker broker;

    private Stored stored;

    @BeforeEach
    void connect() {
        stored = new Stored(broker.bootstrapServers());
    }

    @AfterEach
    void disconnect() {
        stored.close();
    }

    @Test
    void one_signal_is_stored() {
        report(SIGNAL.formatted("wamid.S1"))
                .statusCode(202)
                .body("accepted", equalTo(1))
                .body("rejected", hasSize(0));

        assertThat(stored.holding(Topics.CONVERSATION_EVENTS, "wamid.S1")).hasSize(1);
    }

    @Test
    void valid_items_of_an_array_are_stored_and_invalid_ones_listed() {
        report("[" + SIGNAL.formatted("wamid.S2") + ", {\"type\":\"bot-joke\"}, 7]")
                .statusCode(207)
                .body("accepted", equalTo(1))
                .body("rejected", hasSize(2))
                .body("rejected[0].index", equalTo(1))
                .body("rejected[0].problem.field", equalTo("type"))
                .body("rejected[0].problem.got", equalTo("another text"))
                .body("rejected[1].index", equalTo(2));

        assertThat(stored.holding(Topics.CONVERSATION_EVENTS, "wamid.S2")).hasSize(1);
    }

    @Test
    void an_array_of_invalid_items_is_a_problem_that_names_each() {
        report("{\"type\":\"bot-signal\",\"phoneNumberId\":\"1\",\"waId\":\"5\",\"signal\":\"SAD\"}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", equalTo(List.of("signal")))
                .body("violations[0].message", endsWith("got another text"));
        report("").statusCode(400).body("code", equalTo("body_empty"));
        report("[").statusCode(400).body("code", equalTo("not_json"));
        report("[]").statusCode(400).body("violations[0].message", startsWith("expected 1 to 1000 items"));
        report("[" + "7,".repeat(1_000) + "7]")
                .statusCode(400)
                .body("violations[0].message", endsWith("got 1001 items"));
    }

    /** An id of 700,000 characters was once stored and stopped the router thread by thread. */
    @Test
    void an_item_out_of_bounds_rejects_the_whole_request() {
        var before = stored.ends();
        String huge = SIGNAL.formatted("w".repeat(700_000));

        report("[" + SIGNAL.formatted("wamid.S9") + "," + huge + "]")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", equalTo(List.of("[1].messageId")));
        report(huge).statusCode(400).body("violations.field", equalTo(List.of("messageId")));
        report(SIGNAL.formatted("wamid.S9\\ud83d")).statusCode(400).contentType("application/problem+json");

        assertThat(stored.ends()).isEqualTo(before);
    }

    @Test
    void a_key_limited_to_numbers_cannot_report_for_others() {
        var before = stored.ends();

        with("Bearer narrow-key", SIGNAL.formatted("wamid.S8")).statusCode(403).contentType("application/problem+json");

        assertThat(stored.ends()).isEqualTo(before);
    }

    @Test
    void without_a_key_of_scope_bot_nothing_is_stored() {
        var before = stored.ends();

        given().contentType("application/json")
                .body(SIGNAL.formatted("wamid.S3"))
                .post("/v1/bot-events")
                .then()
                .statusCode(401);
        with("Bearer guess", SIGNAL.formatted("wamid.S3")).statusCode(401);
        with("Bearer agent-key", SIGNAL.formatted("wamid.S3")).statusCode(403);

        assertThat(stored.ends()).isEqualTo(before);
    }

    private static ValidatableResponse report(String body) {
        return with("Bearer bot-key", body);
    }

    private static ValidatableResponse with(String authorization, String body) {
        return given().header("Authorization", authorization)
                .contentType("application/json")
                .body(body)
                .post("/v1/bot-events")
                .then();
    }
}
