package dev.relevo.rating.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.relevo.event.AccountHealthEvent.AccountPollingFailing;
import dev.relevo.rating.Suspicion;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What polls tell of accounts. */
@QuarkusTest
class AccountPollingTest extends PolledAccountTest {
    @Inject
    Event<Suspicion> suspicions;

    @Test
    void a_refused_token_is_told_once_for_the_account_and_its_end_when_nothing_else_changed() {
        register("51001", "61001", "15550100001");
        register("51002", "61001", "15550100002");
        awaitList("61001");

        answer("61001", "{\"errorCode\": 190}");
        eventually(() -> assertThat(ratingEventTypes("61001")).contains("account-polling-failing"));
        operator()
                .get("/v1/accounts/61001")
                .then()
                .body("polling", equalTo("FAILING"))
                .body("reason", equalTo("Graph API answered error 190"))
                .body("failingSince", notNullValue())
                .body("numbersRegistered", equalTo(2));
        awaitPolls("61001", 3);
        answer("61001", "{}");

        eventually(() -> assertThat(ratingEventTypes("61001"))
                .containsExactly("account-polling-failing", "account-polling-restored"));
        AccountPollingFailing failing =
                ratingEvents("61001", AccountPollingFailing.class).getFirst();
        assertThat(failing.numbers()).isEqualTo(2);
        assertThat(ratingEventTypes("51001")).doesNotContain("poll-failing", "number-stale");
        operator()
                .get("/v1/accounts/61001")
                .then()
                .body("polling", equalTo("OK"))
                .body("reason", nullValue())
                .body("listedAt", notNullValue());
    }

    /** The simulator knows no such account and answers error 100. */
    @Test
    void another_failure_is_told_at_the_third_poll_and_changes_no_rating() {
        registerHereOnly("51003", "61003", "15550100003");

        eventually(() -> assertThat(ratingEventTypes("61003")).containsExactly("account-polling-failing"));

        awaitPolls("61003", Trouble.FAILURES_BEFORE_NOTICE + 2);
        assertThat(ratingEventTypes("61003")).containsExactly("account-polling-failing");
        operator().get("/v1/numbers/51003").then().body("rating", equalTo("UNKNOWN"));
    }

    @Test
    void an_account_that_another_replica_polls_is_left_alone_until_its_lease_ends() {
        register("51014", "61014", "15550100015");
        awaitList("61014");
        execute("update rating.poll_account set lease = 'other', next_poll_at = clock_timestamp(),"
                + " leased_until = clock_timestamp() + interval '4 seconds' where waba_id = '61014'");
        // A poll that had begun loses its lease and stores nothing.
        String last = operator().get("/v1/accounts/61014").path("listedAt");

        eventually(() -> operator().get("/v1/accounts/61014").then().body("listedAt", not(equalTo(last))));

        assertThat(queried("select a.listed_at >= a.leased_until or a.leased_until is null from rating.poll_account a"
                        + " where waba_id = '61014'"))
                .isEqualTo("t");
        assertThat(Instant.parse(operator().get("/v1/accounts/61014").path("listedAt")))
                .isAfter(Instant.parse(last).plusSeconds(3));
    }

    @Test
    void a_suspicion_polls_the_account_sooner() {
        register("51011", "61011", "15550100012");
        awaitList("61011");

        suspicions.fire(new Suspicion("61011", "template paused"));

        eventually(() -> operator().get("/v1/accounts/61011").then().body("suspectedUntil", notNullValue()));
    }
}
