package dev.relevo.stack.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The simulated Graph API responds like Meta's published examples. */
class GraphApiTest extends SimulatorTest {
    @Test
    void a_number_returns_the_requested_fields() throws Exception {
        assertThat(client.get("/v25.0/" + NUMBER).body()).hasToString("""
                {"id":"106540352242922","display_phone_number":"+1 555-078-3881","verified_name":"Relevo",\
                "quality_rating":"GREEN"}""");
        assertThat(client.get("/v25.0/" + NUMBER + "?fields=quality_rating,status,of_the_future")
                        .body())
                .hasToString("""
                        {"id":"106540352242922","quality_rating":"GREEN","status":"CONNECTED"}""");
    }

    @Test
    void a_changed_rating_is_returned_by_the_next_poll_of_the_account() throws Exception {
        client.post("/sim/numbers/" + NUMBER + "/rating", "{\"rating\":\"RED\"}");

        var numbers = client.get("/v25.0/102290129340398/phone_numbers?fields=id,quality_rating");

        assertThat(numbers.body().path("data")).hasToString("""
                [{"id":"106540352242922","quality_rating":"RED"}]""");
    }

    @Test
    void the_numbers_of_an_account_come_in_pages_and_only_the_last_names_no_next() throws Exception {
        for (String other : List.of("106540352242923", "106540352242924")) {
            client.call("PUT", "/sim/numbers/" + other, """
                    {"wabaId":"102290129340398","displayPhoneNumber":"+1 555-078-3882","verifiedName":"Relevo"}""");
        }

        var first = client.get("/v25.0/102290129340398/phone_numbers?limit=2");
        String after = first.body().at("/paging/cursors/after").asText();
        var last = client.get("/v25.0/102290129340398/phone_numbers?limit=2&after=" + after);

        assertThat(first.body().path("data")).hasSize(2);
        assertThat(first.body().at("/paging/next").isTextual()).isTrue();
        assertThat(last.body().at("/data/0/id").asText()).isEqualTo("106540352242924");
        assertThat(last.body().path("data")).hasSize(1);
        assertThat(last.body().at("/paging/next").isMissingNode()).isTrue();
    }

    @Test
    void a_removed_number_is_not_listed_and_its_account_stays() throws Exception {
        client.call("DELETE", "/sim/numbers/" + NUMBER, "");

        var numbers = client.get("/v25.0/102290129340398/phone_numbers");

        assertThat(numbers.status()).isEqualTo(200);
        assertThat(numbers.body().path("data")).isEmpty();
    }

    @Test
    void given_fields_replace_those_of_a_number() throws Exception {
        client.post("/sim/numbers/" + NUMBER + "/fields", "{\"status\":\"BANNED\",\"quality_rating\":\"PURPLE\"}");

        assertThat(client.get("/v25.0/" + NUMBER + "?fields=quality_rating,status")
                        .body())
                .hasToString("""
                        {"id":"106540352242922","quality_rating":"PURPLE","status":"BANNED"}""");
    }

    @Test
    void an_account_answers_the_given_error_until_it_is_normal_again() throws Exception {
        String numbers = "/v25.0/102290129340398/phone_numbers";
        client.post("/sim/accounts/102290129340398/answers", "{\"errorCode\":80007}");
        assertThat(client.get(numbers).body().at("/error/code").asInt()).isEqualTo(80007);

        client.post("/sim/accounts/102290129340398/answers", "{}");
        assertThat(client.get(numbers).status()).isEqualTo(200);
    }

    @Test
    void a_wrong_token_is_error_190_with_401() throws Exception {
        var stranger = new SimulatorClient(simulator.url(), "wrong");

        var reply = stranger.get("/v25.0/" + NUMBER);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body().at("/error/code").asInt()).isEqualTo(190);
        assertThat(reply.body().at("/error/type").asText()).isEqualTo("OAuthException");
    }

    @Test
    void an_unknown_object_is_error_100_33_with_400() throws Exception {
        for (var reply : List.of(
                client.get("/v25.0/9"), client.get("/v25.0/9/phone_numbers"), client.post("/v25.0/9/messages", TEXT))) {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body().at("/error/code").asInt()).isEqualTo(100);
            assertThat(reply.body().at("/error/error_subcode").asInt()).isEqualTo(33);
        }
    }

    @Test
    void a_message_without_addressee_or_content_is_error_100() throws Exception {
        for (String body : List.of("[]", "{\"to\":\"\"}", "{\"to\":\"1\",\"type\":\"text\"}")) {
            var reply = client.post("/v25.0/" + NUMBER + "/messages", body);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body().at("/error/error_data/messaging_product").asText())
                    .isEqualTo("whatsapp");
        }
    }
}
