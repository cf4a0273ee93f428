package dev.relevo.ingest.turn;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Topics;
import dev.relevo.ingest.Stored;
import dev.relevo.ingest.Webhooks;
import dev.relevo.stack.Broker;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests over HTTP with a real broker: the answers to Turn, and the records on the topics. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // the test framework sets the fields
@WithTestResource(KafkaTestResource.class)
class TurnWebhookResourceTest {
    private static final String OURS = "/webhooks/turn/106540352242922";
    private static final String SIGNATURE = "X-Turn-Hook-Signature";
    private static final String INBOUND = """
            {"contacts":[{"profile":{"name":"Asha"},"wa_id":"27820001001"}],"messages":[{"from":"27820001001","id":"%s",\
            "timestamp":"1790000000","type":"text","text":{"body":"agent please"}}]}""";
    private static final String OUTBOUND = """
            {"to":"27820001001","type":"text","text":{"body":"Hi"},"_vnd":{"v1":{"author":{"id":"a7c1","type":"OPERATOR"}}}}""";

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
    void a_signed_message_is_on_its_topic_under_the_number_of_the_address() {
        String body = INBOUND.formatted("ABGGHTTP1");

        signed(body, "turn-secret")
                .header("X-Turn-Hook-Subscription", "whatsapp")
                .header("X-Turn-Claim", "claim-1")
                .post(OURS)
                .then()
                .statusCode(200);

        assertThat(stored.holding(Topics.CONVERSATION_EVENTS, "ABGGHTTP1"))
                .hasSize(1)
                .allSatisfy(record -> {
                    assertThat(record.key()).isEqualTo("106540352242922:27820001001");
                    assertThat(record.value()).contains("\"claim\":\"claim-1\"");
                });
    }

    @Test
    void a_message_of_an_operator_is_an_agent_message_with_the_id_of_the_header() {
        signed(OUTBOUND, "next-turn-secret")
                .header("X-Turn-Hook-Subscription", "turn")
                .header("X-WhatsApp-Id", "gBGGHTTP2")
                .post(OURS)
                .then()
                .statusCode(200);

        assertThat(stored.holding(Topics.CONVERSATION_EVENTS, "gBGGHTTP2"))
                .hasSize(1)
                .allSatisfy(record -> assertThat(record.value()).startsWith("{\"type\":\"agent-message\""));
    }

    @ParameterizedTest
    @CsvSource({
        "/webhooks/turn/106540352242922, guess, 401, signature_wrong",
        "/webhooks/turn/106540352242922, other-number-secret, 401, signature_wrong",
        "/webhooks/turn/106540352242922, first-secret, 401, signature_wrong",
        "/webhooks/turn/555, turn-secret, 401, signature_wrong",
        "/webhooks/turn/a:b, turn-secret, 401, signature_wrong",
        "/webhooks/turn/%20, turn-secret, 401, signature_wrong"
    })
    void every_wrong_sender_is_rejected_in_the_same_way(String address, String secret, int status, String code) {
        var before = stored.ends();

        String answer = signed(INBOUND.formatted("ABGGFORGED"), secret)
                .urlEncodingEnabled(false)
                .header("X-Turn-Hook-Subscription", "whatsapp")
                .post(address)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .extract()
                .asString();

        assertThat(answer).contains("\"code\":\"" + code + "\"").doesNotContain("27820001001", "turn-secret");
        assertThat(stored.ends()).isEqualTo(before);
    }

    @Test
    void a_missing_repeated_or_hexadecimal_signature_is_rejected() {
        String body = INBOUND.formatted("ABGGBAD");
        String good = signature(body, "turn-secret");
        String hexadecimal = HexFormat.of().formatHex(Base64.getDecoder().decode(good));

        assertThat(given().body(body).post(OURS).statusCode()).isEqualTo(401);
        assertThat(given().header(SIGNATURE, hexadecimal).body(body).post(OURS).statusCode())
                .isEqualTo(401);
        assertThat(given().header(SIGNATURE, good, good).body(body).post(OURS).statusCode())
                .isEqualTo(400);
        assertThat(given().header(Webhooks.SIGNATURE, Webhooks.signature("turn-secret", bytes(body)))
                        .body(body)
                        .post(OURS)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_signed_body_that_is_not_an_object_is_a_bad_request() {
        signed("[]", "turn-secret").post(OURS).then().statusCode(400);
        signed("{", "turn-secret").post(OURS).then().statusCode(400);
    }

    private static RequestSpecification signed(String body, String secret) {
        return given().contentType("application/json")
                .header(SIGNATURE, signature(body, secret))
                .body(bytes(body));
    }

    private static String signature(String body, String secret) {
        String hexadecimal = Webhooks.signature(secret, bytes(body)).substring("sha256=".length());
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hexadecimal));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
