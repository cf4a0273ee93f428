package dev.relevo.ingest.meta;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The handshake with which Meta verifies the address of the webhook. */
@QuarkusTest
@WithTestResource(KafkaTestResource.class)
class WebhookChallengeTest {
    @Test
    void the_hub_challenge_is_answered_with_the_bare_challenge() {
        given().queryParam("hub.mode", "subscribe")
                .queryParam("hub.challenge", "1158201444")
                .queryParam("hub.verify_token", "demo-token")
                .get("/webhooks/whatsapp")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .header("X-Content-Type-Options", "nosniff")
                .body(equalTo("1158201444"));
    }

    @Test
    void a_challenge_with_another_token_is_forbidden() {
        given().queryParam("hub.mode", "subscribe")
                .queryParam("hub.challenge", "1158201444")
                .queryParam("hub.verify_token", "guess")
                .get("/webhooks/whatsapp")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("hub.verify_token"));
    }

    @Test
    void an_invalid_challenge_is_a_bad_request_that_quotes_nothing() {
        String answer = given().queryParam("hub.mode", "subscribe")
                .queryParam("hub.challenge", "<script>alert(1)</script>")
                .queryParam("hub.verify_token", "demo-token")
                .get("/webhooks/whatsapp")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .header("X-Content-Type-Options", "nosniff")
                .body("violations[0].field", equalTo("hub.challenge"))
                .extract()
                .asString();
        assertThat(answer).doesNotContain("script");

        given().get("/webhooks/whatsapp").then().statusCode(400).body("violations[0].field", equalTo("hub.mode"));
    }
}
