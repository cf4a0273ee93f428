package dev.relevo.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Handoff;
import dev.relevo.event.PhoneNumberId;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.stream.Collectors;

/** What tests of the desk do on a real broker. */
abstract class DeskService extends RouterService {
    public static final String NUMBER = "209990000000002";

    public static void refused(String field, ValidatableResponse answer) {
        assertThat(answer.statusCode(400)
                        .contentType("application/problem+json")
                        .extract()
                        .asString())
                .contains(field);
    }

    public Handoff waiting(String waId) {
        return handoff(
                says(new PhoneNumberId("106540352242922"), waId, "wamid." + waId, "quiero hablar con una persona")
                        .conversationId(),
                "support-es");
    }

    static void publish(String policy, String number) {
        as("operator")
                .contentType("text/plain")
                .body(policy)
                .put("/v1/policies/" + number)
                .then()
                .statusCode(200);
    }

    public static ValidatableResponse act(String key, String path, Map<String, String> body) {
        return as(key).contentType("application/json")
                .body(json(body))
                .post(path)
                .then();
    }

    /** The serialisers of the tests refuse what a client may well send. */
    public static String json(Map<String, String> body) {
        return body.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":\"" + escaped(member.getValue()) + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String escaped(String text) {
        return text.chars()
                .mapToObj(
                        unit -> unit < ' ' || unit > '~' ? String.format("\\u%04x", unit) : String.valueOf((char) unit))
                .collect(Collectors.joining());
    }
}
