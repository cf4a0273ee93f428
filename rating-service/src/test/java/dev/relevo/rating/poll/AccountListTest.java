package dev.relevo.rating.poll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.relevo.event.NumberHealthEvent.NumberDiscovered;
import dev.relevo.event.NumberHealthEvent.NumberVanished;
import dev.relevo.rating.fact.NumberHealth;
import dev.relevo.rating.fact.Observations;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the list of an account tells of its numbers besides their colour. */
@QuarkusTest
class AccountListTest extends PolledAccountTest {
    @Inject
    Observations observations;

    @Test
    void a_number_that_leaves_its_account_vanishes_once_and_is_discovered_when_it_returns() {
        register("51004", "61004", "15550100004");
        register("51005", "61004", "15550100005");
        awaitSeen("51005");

        given().delete(graph + "/sim/numbers/51005").then().statusCode(200);

        eventually(() -> assertThat(ratingEventTypes("51005")).contains("number-vanished"));
        NumberVanished vanished = ratingEvents("51005", NumberVanished.class).getFirst();
        assertThat(vanished.lastSeenAt()).isNotNull();
        assertThat(observations.freshness(id("51005"), Instant.now()).vanishedSince())
                .isNotNull();
        assertThat(observations.freshness(id("51004"), Instant.now()).vanishedSince())
                .isNull();
        operator().get("/v1/accounts/61004").then().body("numbersVanished", equalTo(1));
        awaitNextList("61004");
        register("51005x", "61004", "15550100006");
        given().contentType("application/json")
                .body("""
                        {"wabaId": "61004", "displayPhoneNumber": "+15550100005", "verifiedName": "Lucky Shrub"}""")
                .put(graph + "/sim/numbers/51005")
                .then()
                .statusCode(200);

        eventually(() -> assertThat(ratingEventTypes("51005")).contains("number-discovered"));
        assertThat(ratingEventTypes("51005"))
                .filteredOn(type -> type.startsWith("number-"))
                .filteredOn(type -> !type.equals("number-status-changed"))
                .containsExactly("number-vanished", "number-discovered");
        assertThat(observations.freshness(id("51005"), Instant.now()).vanishedSince())
                .isNull();
    }

    @Test
    void a_number_that_nobody_registered_is_discovered_once_and_closed_by_its_registration() {
        register("51006", "61006", "15550100007");
        given().contentType("application/json")
                .body("""
                        {"wabaId": "61006", "displayPhoneNumber": "+1 555 010-0008", "verifiedName": "New"}""")
                .put(graph + "/sim/numbers/51007")
                .then()
                .statusCode(200);

        eventually(
                () -> assertThat(ratingEvents("51007", NumberDiscovered.class)).hasSize(1));
        NumberDiscovered discovered =
                ratingEvents("51007", NumberDiscovered.class).getFirst();
        assertThat(discovered.registered()).isFalse();
        assertThat(discovered.number().displayNumber()).isEqualTo("15550100008");
        awaitNextList("61006");
        operator().get("/v1/accounts/61006").then().body("numbersUnregistered", equalTo(1));
        registerHereOnly("51007", "61006", "15550100008");

        eventually(() -> assertThat(ratingEvents("51007", NumberDiscovered.class))
                .extracting(NumberDiscovered::registered)
                .containsExactly(false, true));
        operator().get("/v1/accounts/61006").then().body("numbersUnregistered", equalTo(0));
    }

    @Test
    void a_colour_never_seen_changes_nothing_and_clears_no_red() {
        register("51008", "61008", "15550100009");
        rate("51008", "RED");
        eventually(() -> assertThat(ratingEventTypes("51008")).contains("red-case-opened"));

        fields("51008", "{\"quality_rating\": \"PURPLE\", \"quality_score\": {\"score\": \"PURPLE\"}}");

        eventually(() -> assertThat(
                        queried("select colourless from rating.number_sighting where phone_number_id = '51008'"))
                .isEqualTo("t"));
        awaitNextList("61008");
        operator().get("/v1/numbers/51008").then().body("rating", equalTo("RED"));
        assertThat(ratingEventTypes("51008")).doesNotContain("red-case-closed");
    }

    @Test
    void whatsapps_own_judgement_is_kept_and_shown_until_another_one_comes() {
        register("51009", "61009", "15550100010");
        fields("51009", """
                {"health_status": {"can_send_message": "BLOCKED", "entities": [
                  {"entity_type": "WABA", "id": "61009", "can_send_message": "BLOCKED",
                   "errors": [{"error_code": 141006, "error_description": "Payment is missing"}]}]}}""");

        eventually(() -> assertThat(observations.health(id("51009")))
                .contains(new NumberHealth(
                        "BLOCKED", List.of(new NumberHealth.Issue("WABA", 141006, "Payment is missing")))));
        fields("51009", "{\"health_status\": {\"can_send_message\": \"AVAILABLE\"}}");

        eventually(
                () -> assertThat(observations.health(id("51009"))).contains(new NumberHealth("AVAILABLE", List.of())));
    }

    @Test
    void a_confirming_poll_writes_neither_the_number_nor_its_sighting() {
        register("51010", "61010", "15550100011");
        awaitList("61010");
        awaitNextList("61010");
        String before = versions("51010");

        awaitNextList("61010");
        awaitNextList("61010");

        assertThat(versions("51010")).isEqualTo(before);
        assertThat(observations.freshness(id("51010"), Instant.now()).observedAt())
                .isAfter(Instant.now().minusSeconds(10));
        assertThat(observations.colourConfirmedAt(id("51010")))
                .isAfter(Instant.now().minusSeconds(10));
    }

    @Test
    void a_number_that_moves_to_another_account_is_new_there() {
        register("51012", "61012", "15550100013");
        register("51013", "61013", "15550100014");
        awaitSeen("51012");

        operator()
                .body("{\"wabaId\": \"61013\", \"displayNumber\": \"15550100013\"}")
                .put("/v1/numbers/51012")
                .then()
                .statusCode(200);

        eventually(() -> assertThat(ratingEventTypes("51012")).contains("number-vanished"));
    }

    /** A list that began before a number was registered does not show it. */
    private void awaitSeen(String phoneNumberId) {
        eventually(() -> assertThat(
                        observations.freshness(id(phoneNumberId), Instant.now()).observedAt())
                .isNotNull());
    }

    /** The row versions: they change with every update, also one that sets the same values. */
    private String versions(String phoneNumberId) {
        return queried("select n.xmin || ' ' || n.ctid || ' ' || s.xmin || ' ' || s.ctid from rating.phone_number n"
                + " join rating.number_sighting s on s.phone_number_id = n.phone_number_id"
                + " where n.phone_number_id = '" + phoneNumberId + "'");
    }
}
