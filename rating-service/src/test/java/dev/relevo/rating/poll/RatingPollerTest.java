package dev.relevo.rating.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.relevo.event.NumberState;
import dev.relevo.event.Rating;
import dev.relevo.event.RedCaseEvent;
import dev.relevo.rating.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The colour changes at the simulated Graph API only, so every published change was polled. */
@QuarkusTest
class RatingPollerTest extends ServiceTest {
    @Test
    void a_number_that_turns_red_opens_a_case_with_a_deadline_exactly_seven_days_later() {
        register("11001", "21001", "15550000001");
        eventually(() -> assertThat(lastState("11001").rating()).isEqualTo(Rating.GREEN));

        rate("11001", "RED");

        eventually(() -> assertThat(lastState("11001").rating()).isEqualTo(Rating.RED));
        RedCaseEvent.RedCaseOpened opened =
                ratingEvents("11001", RedCaseEvent.RedCaseOpened.class).getFirst();
        assertThat(opened.redCase().deadline())
                .isEqualTo(opened.redCase().flaggedAt().plus(Duration.ofDays(7)));
        assertThat(opened.number().displayNumber()).isEqualTo("15550000001");
        NumberState state = lastState("11001");
        assertThat(state.redCase())
                .extracting(NumberState.RedCase::deadline)
                .isEqualTo(opened.redCase().deadline());
        assertThat(state.compliant()).isTrue();
        assertThat(state.messagingLimit()).isEqualTo("TIER_10K");
        operator().get("/v1/red-cases").then().body("redCases.phoneNumberId", hasItem("11001"));
    }

    @Test
    void green_again_closes_the_case() {
        register("11002", "21002", "15550000002");
        rate("11002", "RED");
        eventually(() -> assertThat(ratingEventTypes("11002")).contains("red-case-opened"));

        rate("11002", "GREEN");

        eventually(() -> assertThat(ratingEventTypes("11002")).contains("red-case-closed"));
        eventually(() -> assertThat(lastState("11002").redCase()).isNull());
        operator().get("/v1/red-cases").then().body("redCases.phoneNumberId", not(hasItem("11002")));
        operator()
                .get("/v1/red-cases?state=all")
                .then()
                .body("redCases.find { it.phoneNumberId == '11002' }.closedBy", equalTo("GREEN"));
    }

    @Test
    void polls_that_find_red_again_change_no_deadline_and_publish_nothing() {
        register("11003", "21003", "15550000003");
        rate("11003", "RED");
        eventually(() -> assertThat(ratingEventTypes("11003")).contains("red-case-opened", "deadline-near"));
        String times = timesOf("11003");
        List<String> published = ratingEventTypes("11003");
        String seen = listedAt("21003");

        eventually(() -> assertThat(listedAt("21003")).isGreaterThan(seen));

        assertThat(timesOf("11003")).isEqualTo(times);
        assertThat(ratingEventTypes("11003")).isEqualTo(published);
    }

    @Test
    void an_unknown_colour_closes_no_red_case() {
        register("11004", "21004", "15550000004");
        rate("11004", "RED");
        eventually(() -> assertThat(lastState("11004").rating()).isEqualTo(Rating.RED));

        rate("11004", "UNKNOWN");

        eventually(() -> assertThat(
                        queried("select colourless from rating.number_sighting where phone_number_id = '11004'"))
                .isEqualTo("t"));
        String seen = listedAt("21004");
        eventually(() -> assertThat(listedAt("21004")).isGreaterThan(seen));
        operator().get("/v1/numbers/11004").then().body("rating", equalTo("RED"));
        assertThat(ratingEventTypes("11004")).doesNotContain("red-case-closed");
    }

    private String timesOf(String phoneNumberId) {
        return queried("select flagged_at || ' ' || deadline || ' ' || seen_at from rating.red_case"
                + " where phone_number_id = '" + phoneNumberId + "'");
    }

    private String listedAt(String wabaId) {
        return queried("select listed_at from rating.poll_account where waba_id = '" + wabaId + "'");
    }
}
