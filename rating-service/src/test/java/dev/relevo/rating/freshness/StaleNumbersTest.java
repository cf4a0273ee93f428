package dev.relevo.rating.freshness;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.relevo.event.NumberHealthEvent.NumberFresh;
import dev.relevo.event.NumberHealthEvent.NumberStale;
import dev.relevo.rating.ServiceTest;
import dev.relevo.rating.fact.Observations;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** With a promised age of 6 seconds. */
@QuarkusTest
@TestProfile(StaleNumbersTest.Impatient.class)
class StaleNumbersTest extends ServiceTest {
    private static final Duration MAX_AGE = Duration.ofSeconds(6);

    @Inject
    Observations observations;

    private final String graph = ConfigProvider.getConfig().getValue("rating.graph.url", String.class);

    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rating.freshness.max-age", MAX_AGE.toString());
        }
    }

    /** The answers take longer than the promised age, and are no failures. */
    @Test
    void a_number_that_is_not_seen_within_the_promised_age_is_told_once_and_told_when_it_is_seen_again() {
        register("54001", "64001", "15550200001");
        eventually(() -> assertThat(ratingEventTypes("54001")).doesNotContain("number-stale"));
        awaitSeen("54001");
        answer("64001", "{\"delayMillis\": 9000}");

        eventually(() -> assertThat(ratingEventTypes("54001")).contains("number-stale"));
        answer("64001", "{}");
        eventually(() -> assertThat(ratingEventTypes("54001")).contains("number-fresh"));

        NumberStale stale = ratingEvents("54001", NumberStale.class).getFirst();
        NumberFresh fresh = ratingEvents("54001", NumberFresh.class).getFirst();
        assertThat(fresh.since())
                .isEqualTo(Objects.requireNonNull(stale.observedAt()).plus(MAX_AGE));
        assertThat(ratingEvents("54001", NumberStale.class)).hasSize(1);
    }

    @Test
    void the_numbers_of_an_account_that_cannot_be_polled_are_stale_and_only_the_account_is_told() {
        register("54002", "64002", "15550200002");
        register("54003", "64002", "15550200003");
        awaitSeen("54002");
        answer("64002", "{\"errorCode\": 190}");

        eventually(() -> operator().get("/v1/accounts/64002").then().body("numbersStale", equalTo(2)));
        assertThat(observations.freshness(id("54002"), Instant.now()).staleSince())
                .isNotNull();
        answer("64002", "{}");
        eventually(() -> operator().get("/v1/accounts/64002").then().body("numbersStale", equalTo(0)));

        assertThat(ratingEventTypes("64002")).containsExactly("account-polling-failing", "account-polling-restored");
        assertThat(ratingEventTypes("54002")).doesNotContain("number-stale", "number-fresh");
        assertThat(ratingEventTypes("54003")).doesNotContain("number-stale", "number-fresh");
    }

    @Test
    void endless_throttling_is_told_for_the_account() {
        register("54004", "64004", "15550200004");
        awaitSeen("54004");

        answer("64004", "{\"errorCode\": 80007}");

        eventually(() -> assertThat(ratingEventTypes("64004")).containsExactly("account-polling-failing"));
        operator().get("/v1/accounts/64004").then().body("polling", equalTo("THROTTLED"));
    }

    private void awaitSeen(String phoneNumberId) {
        eventually(() -> assertThat(
                        observations.freshness(id(phoneNumberId), Instant.now()).observedAt())
                .isNotNull());
    }

    private void answer(String wabaId, String answers) {
        given().contentType("application/json")
                .body(answers)
                .post(graph + "/sim/accounts/" + wabaId + "/answers")
                .then()
                .statusCode(200);
    }
}
