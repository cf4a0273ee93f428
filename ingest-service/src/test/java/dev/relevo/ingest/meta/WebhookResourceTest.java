package dev.relevo.ingest.meta;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.relevo.event.Topics;
import dev.relevo.ingest.Stored;
import dev.relevo.ingest.Webhooks;
import dev.relevo.ingest.admission.Bodies;
import dev.relevo.stack.Broker;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests over HTTP with a real broker: the answers to Meta, and the records on the topics. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // the test framework sets the fields
@WithTestResource(KafkaTestResource.class)
class WebhookResourceTest {
    @TestHTTPResource("/")
    URI base;

    Broker broker;

    private Webhooks webhooks;
    private Stored stored;

    @BeforeEach
    void connect() {
        webhooks = new Webhooks(base);
        stored = new Stored(broker.bootstrapServers());
    }

    @AfterEach
    void disconnect() {
        stored.close();
    }

    @Test
    void a_signed_message_is_on_its_topic_once_the_answer_is_200() {
        HttpResponse<String> answer = webhooks.post(Webhooks.text("wamid.HAPPY", "Hola, \\u00bfhay alguien?"));

        List<ConsumerRecord<String, String>> records = stored.holding(Topics.CONVERSATION_EVENTS, "wamid.HAPPY");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(records).hasSize(1);
        assertThat(records.getFirst().key()).isEqualTo("106540352242922:573001112233");
        assertThat(records.getFirst().value())
                .startsWith("{\"type\":\"user-message\"")
                .contains("Hola, ¿hay alguien?");
        assertThat(header(records.getFirst(), "ce_type")).isEqualTo("dev.relevo.user-message.v1");
        assertThat(header(records.getFirst(), "ce_source")).isEqualTo("/ingest-service");
    }

    @Test
    void a_batch_of_several_numbers_is_split_by_number_and_topic() {
        HttpResponse<String> answer = webhooks.post(Webhooks.file("two-entries-three-numbers.json"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(stored.holding(Topics.CONVERSATION_EVENTS, "\"phoneNumberId\":\"P1\""))
                .hasSize(1);
        assertThat(stored.holding(Topics.CONVERSATION_EVENTS, "\"phoneNumberId\":\"P2\""))
                .hasSize(1);
        assertThat(stored.holding(Topics.CONVERSATION_EVENTS, "\"phoneNumberId\":\"P3\""))
                .hasSize(1);
        assertThat(stored.holding(Topics.MESSAGE_STATUSES, "\"phoneNumberId\":\"P2\""))
                .hasSize(1);
        assertThat(stored.holding(Topics.QUALITY_EVENTS, "ACCOUNT_VIOLATION")).hasSize(1);
    }

    @Test
    void a_duplicate_webhook_makes_the_same_event_id() {
        String webhook = Webhooks.text("wamid.TWICE", "Hola");

        webhooks.post(webhook);
        webhooks.post(webhook);

        assertThat(stored.holding(Topics.CONVERSATION_EVENTS, "wamid.TWICE"))
                .hasSize(2)
                .extracting(record -> header(record, "ce_id"))
                .containsOnly(header(
                        stored.holding(Topics.CONVERSATION_EVENTS, "wamid.TWICE")
                                .getFirst(),
                        "ce_id"));
    }

    @Test
    void a_webhook_signed_with_the_second_secret_is_accepted() {
        byte[] body = bytes(Webhooks.text("wamid.SECOND", "Hola"));

        assertThat(webhooks.post(body, Webhooks.signature("second-secret", body))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_unrecognized_webhook_is_stored_and_accepted() {
        HttpResponse<String> answer = webhooks.post("{\"object\":\"page\",\"entry\":[{\"id\":\"of-a-page\"}]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(stored.holding(Topics.UNRECOGNIZED_WEBHOOKS, "of-a-page")).hasSize(1);
    }

    @Test
    void a_lone_surrogate_does_not_fail_the_webhook() {
        HttpResponse<String> answer = webhooks.post(Webhooks.text("wamid.HALF", "cut \\ud83d"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(stored.holding(Topics.CONVERSATION_EVENTS, "wamid.HALF")).hasSize(1);
    }

    static Stream<Arguments> badInputs() {
        byte[] genuine = bytes(Webhooks.text("wamid.BAD", "secreto"));
        String signature = Webhooks.signature(Webhooks.SECRET, genuine);
        byte[] array = bytes("[\"secreto\"]");
        byte[] broken = bytes("{\"secreto\":");
        byte[] trailing = bytes("{} secreto");
        byte[] large = new byte[Bodies.MAX_BYTES + 1];
        return Stream.of(
                Arguments.of("empty", new byte[0], signed(new byte[0]), 400, "body_empty"),
                Arguments.of("too large", large, signed(large), 413, "body_too_large"),
                Arguments.of("unsigned", genuine, List.of(), 401, "signature_missing"),
                Arguments.of("signed twice", genuine, List.of(signature, signature), 400, "signature_repeated"),
                Arguments.of("forged", genuine, List.of(Webhooks.signature("guess", genuine)), 401, "signature_wrong"),
                Arguments.of("cut", genuine, List.of(signature.substring(0, 70)), 401, "signature_wrong"),
                Arguments.of("sha1 only", genuine, List.of("sha1=" + "0".repeat(40)), 401, "signature_wrong"),
                Arguments.of("not JSON", broken, signed(broken), 400, "not_json"),
                Arguments.of("trailing", trailing, signed(trailing), 400, "not_json"),
                Arguments.of("an array", array, signed(array), 400, "not_an_object"),
                Arguments.of("null", bytes("null"), signed(bytes("null")), 400, "not_an_object"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badInputs")
    void invalid_input_is_a_problem_that_quotes_nothing_and_stores_nothing(
            String name, byte[] body, List<String> signatures, int status, String code) {
        var before = stored.ends();

        HttpResponse<String> answer = webhooks.post(body, signatures.toArray(String[]::new));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"status\":" + status, "\"title\":", "\"code\":\"" + code + "\"")
                .doesNotContain("secret", "573001112233", "dev.relevo", "Exception");
        assertThat(stored.ends()).isEqualTo(before);
    }

    @Test
    void three_mebibytes_are_accepted() {
        String empty = Webhooks.text("wamid.LARGE", "");
        String webhook = Webhooks.text("wamid.LARGE", "x".repeat(Bodies.MAX_BYTES - empty.length()));

        assertThat(webhook).hasSize(Bodies.MAX_BYTES);
        assertThat(webhooks.post(webhook).statusCode()).isEqualTo(200);
        assertThat(stored.holding(Topics.CONVERSATION_EVENTS, "wamid.LARGE")).hasSize(1);
    }

    @Test
    void a_body_of_unknown_length_is_accepted_up_to_the_same_size() {
        byte[] small = bytes(Webhooks.text("wamid.CHUNKED", "Hola"));
        byte[] large = new byte[Bodies.MAX_BYTES + 1];

        assertThat(chunked(small, Webhooks.signature(Webhooks.SECRET, small)).statusCode())
                .isEqualTo(200);
        assertThat(chunked(large, Webhooks.signature(Webhooks.SECRET, large)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_body_of_unknown_length_above_the_framework_s_limit_is_a_problem_too() {
        HttpResponse<String> answer = chunked(new byte[5 * 1024 * 1024], "sha256=" + "0".repeat(64));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("body_too_large");
    }

    @Test
    void the_api_describes_itself() {
        given().get("/q/openapi").then().statusCode(200).body(containsString("/webhooks/whatsapp"));
    }

    private HttpResponse<String> chunked(byte[] body, String signature) {
        return webhooks.send(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), signature);
    }

    private static List<String> signed(byte[] body) {
        return List.of(Webhooks.signature(Webhooks.SECRET, body));
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
