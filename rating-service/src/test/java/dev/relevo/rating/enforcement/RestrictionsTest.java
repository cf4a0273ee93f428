package dev.relevo.rating.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.relevo.event.AccountHealthEvent.AccountRestricted;
import dev.relevo.event.AccountHealthEvent.AccountRestrictionLifted;
import dev.relevo.event.QualityEvent.AccountEvent;
import dev.relevo.rating.EndingSchedule;
import dev.relevo.rating.Raw;
import dev.relevo.rating.ServiceTest;
import dev.relevo.rating.Suspicion;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RestrictionsTest extends ServiceTest {
    private static final Instant T0 =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
    private static final Instant EXPIRY = T0.plusSeconds(86_400);

    @Inject
    EndingSchedule endings;

    @Inject
    Restrictions restrictions;

    @Inject
    Suspicions suspicions;

    /** Keeps what was fired. */
    @Singleton
    static class Suspicions {
        final Queue<Suspicion> fired = new ConcurrentLinkedQueue<>();

        void keep(@Observes Suspicion suspicion) {
            fired.add(suspicion);
        }
    }

    @Test
    void a_restriction_is_told_once_per_account_and_ends_when_it_expires() {
        registerHereOnly("55001", "65001", "15550030001");
        registerHereOnly("55002", "65001", "15550030002");

        send(restriction("e-1", "65001", T0, "RESTRICTED_BIZ_INITIATED_MESSAGING"));
        send(restriction("e-1", "65001", T0, "RESTRICTED_BIZ_INITIATED_MESSAGING"));
        send(restriction("e-2", "65001", T0.plusSeconds(1), "RESTRICTED_BIZ_INITIATED_MESSAGING"));
        send(restriction("e-3", "65001", T0.plusSeconds(2), "RESTRICTED_SOMETHING_NEW"));
        eventually(
                () -> assertThat(ratingEvents("65001", AccountRestricted.class)).hasSize(2));

        AccountRestricted told = ratingEvents("65001", AccountRestricted.class).getFirst();
        assertThat(told.restriction()).isEqualTo("RESTRICTED_BIZ_INITIATED_MESSAGING");
        assertThat(told.since()).isEqualTo(T0);
        assertThat(told.expiresAt()).isEqualTo(EXPIRY);
        assertThat(suspicions.fired).contains(new Suspicion("65001", "RESTRICTED_BIZ_INITIATED_MESSAGING"));
        operator()
                .get("/v1/restrictions?wabaId=65001&inForce=true")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.stopsReplies", equalTo(List.of(false, false)));

        endings.tick(restrictions, EXPIRY.minusMillis(1));
        assertThat(queried("select count(*) from rating.restriction where waba_id = '65001' and in_force"))
                .isEqualTo("2");
        endings.tick(restrictions, EXPIRY);

        eventually(() -> assertThat(ratingEvents("65001", AccountRestrictionLifted.class))
                .hasSize(2)
                .extracting(AccountRestrictionLifted::restrictionId)
                .contains(told.restrictionId()));
        assertThat(ratingEvents("65001", AccountRestrictionLifted.class))
                .extracting(AccountRestrictionLifted::reason)
                .containsOnly("expired");
        operator().get("/v1/restrictions?wabaId=65001&inForce=true").then().body("items", empty());
    }

    @Test
    void a_ban_is_announced_imposed_and_reinstated() {
        registerHereOnly("55003", "65003", "15550030003");

        send(ban("b-1", T0, "SCHEDULE_FOR_DISABLE"));
        send(ban("b-2", T0.plusSeconds(10), "DISABLE"));
        // Late: it happened before.
        send(ban("b-0", T0.minusSeconds(10), "REINSTATE"));
        eventually(() -> assertThat(ratingEventTypes("65003"))
                .contains("account-restriction-lifted")
                .filteredOn("account-restricted"::equals)
                .hasSize(2));
        send(ban("b-3", T0.plusSeconds(20), "REINSTATE"));

        eventually(() -> assertThat(ratingEvents("65003", AccountRestrictionLifted.class))
                .extracting(AccountRestrictionLifted::restriction, AccountRestrictionLifted::reason)
                .containsExactly(tuple("SCHEDULE_FOR_DISABLE", "disabled"), tuple("DISABLE", "reinstated")));
        assertThat(ratingEvents("65003", AccountRestricted.class))
                .extracting(AccountRestricted::restriction)
                .containsExactly("SCHEDULE_FOR_DISABLE", "DISABLE");
    }

    @Test
    void a_restriction_that_arrives_after_its_end_is_recorded_and_not_told() {
        registerHereOnly("55004", "65004", "15550030004");

        send(Raw.account("o-1", "65004", T0, "ACCOUNT_RESTRICTION", """
                {"restriction_info": [{"restriction_type": "RESTRICTED_BIZ_INITIATED_MESSAGING", "expiration": %d}]}""".formatted(
                        T0.plusSeconds(60).getEpochSecond())));

        eventually(() -> operator()
                .get("/v1/restrictions?wabaId=65004")
                .then()
                .body("items.inForce", equalTo(List.of(false)))
                .body("items[0].history", hasSize(1)));
        assertThat(ratingEvents("65004")).isEmpty();
    }

    @Test
    void a_person_lifts_a_restriction_without_an_end_with_a_reason() {
        registerHereOnly("55005", "65005", "15550030005");
        send(Raw.account(
                "v-1", "65005", T0, "ACCOUNT_VIOLATION", "{\"violation_info\": {\"violation_type\": \"SCAM\"}}"));
        eventually(
                () -> assertThat(ratingEvents("65005", AccountRestricted.class)).hasSize(1));
        String id = ratingEvents("65005", AccountRestricted.class).getFirst().restrictionId();

        operator().body("{}").post("/v1/restrictions/" + id + "/lift").then().statusCode(400);
        operator()
                .body("{\"reason\": \"seen in Business Support Home\"}")
                .post("/v1/restrictions/" + id + "/lift")
                .then()
                .statusCode(200)
                .body("inForce", equalTo(false));
        operator()
                .body("{\"reason\": \"again\"}")
                .post("/v1/restrictions/" + id + "/lift")
                .then()
                .statusCode(409);
        narrowOperator()
                .body("{\"reason\": \"not theirs\"}")
                .post("/v1/restrictions/" + id + "/lift")
                .then()
                .statusCode(404);

        eventually(() -> assertThat(ratingEvents("65005", AccountRestrictionLifted.class))
                .hasSize(1)
                .allSatisfy(lifted -> assertThat(lifted.reason()).endsWith(": seen in Business Support Home")));
    }

    @Test
    void pages_follow_each_other_and_wrong_parameters_are_named() {
        registerHereOnly("55006", "65006", "15550030006");
        send(restriction("p-1", "65006", T0, "RESTRICTED_ONE"));
        send(restriction("p-2", "65006", T0, "RESTRICTED_TWO"));
        eventually(() -> operator().get("/v1/restrictions?wabaId=65006").then().body("items", hasSize(2)));

        String next = operator()
                .get("/v1/restrictions?wabaId=65006&limit=1")
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("next");
        operator()
                .get("/v1/restrictions?wabaId=65006&limit=1&cursor=" + next)
                .then()
                .body("items", hasSize(1));

        narrowOperator().get("/v1/restrictions?wabaId=65006").then().body("items", empty());
        operator().get("/v1/restrictions?inForce=perhaps").then().statusCode(400);
        operator().get("/v1/restrictions?limit=501").then().statusCode(400);
    }

    private static AccountEvent restriction(String eventId, String wabaId, Instant at, String type) {
        return Raw.account(eventId, wabaId, at, "ACCOUNT_RESTRICTION", """
                {"restriction_info": [{"restriction_type": "%s", "expiration": %d}]}""".formatted(type, EXPIRY.getEpochSecond()));
    }

    private static AccountEvent ban(String eventId, Instant at, String state) {
        return Raw.account(eventId, "65003", at, "DISABLED_UPDATE", """
                {"ban_info": {"waba_ban_state": "%s", "waba_ban_date": "October 3, 2026"}}""".formatted(state));
    }
}
