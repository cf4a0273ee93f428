package dev.relevo.rating.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.NumberHealthEvent.RiskLowered;
import dev.relevo.event.NumberHealthEvent.RiskRaised;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.rating.Raw;
import dev.relevo.rating.ServiceTest;
import dev.relevo.rating.fact.Risks;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RiskWatchTest extends ServiceTest {
    private static final Instant T0 =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);

    @Inject
    RiskSchedule schedule;

    @Inject
    Risks risks;

    @Test
    void a_risk_is_raised_once_for_each_number_of_the_account_and_lowered_after_its_cause_ended() {
        registerHereOnly("34001", "44001", "15550034001");
        registerHereOnly("34002", "44001", "15550034002");

        send(Raw.account("r-1", "44001", T0, "ACCOUNT_RESTRICTION", """
                {"restriction_info": [{"restriction_type": "RESTRICTED_BIZ_INITIATED_MESSAGING"}]}"""));

        for (String number : new String[] {"34001", "34002"}) {
            eventually(() -> assertThat(ratingEvents(number, RiskRaised.class))
                    .hasSize(1)
                    .allSatisfy(raised -> assertThat(raised.causes())
                            .contains("the account is under RESTRICTED_BIZ_INITIATED_MESSAGING")));
            assertThat(risks.of(new PhoneNumberId(number))).isPresent();
        }

        String restriction = operator()
                .get("/v1/restrictions?wabaId=44001&inForce=true")
                .then()
                .extract()
                .path("items[0].restrictionId");
        operator()
                .body("{\"reason\": \"lifted by WhatsApp\"}")
                .post("/v1/restrictions/" + restriction + "/lift")
                .then()
                .statusCode(200);
        String below = "select extract(epoch from below_since) from rating.number_risk where phone_number_id = '34001'";
        eventually(() -> assertThat(queried(below)).isNotNull());
        Instant since = Instant.ofEpochMilli((long) (Double.parseDouble(queried(below)) * 1_000.0));

        schedule.assessOpen(since.plusSeconds(30 * 60 - 1));
        assertThat(risks.of(new PhoneNumberId("34001"))).isPresent();
        schedule.assessOpen(since.plusSeconds(30 * 60 + 1));

        eventually(() -> assertThat(ratingEvents("34001", RiskLowered.class)).hasSize(1));
        assertThat(risks.of(new PhoneNumberId("34001"))).isEmpty();
        assertThat(ratingEvents("34001", RiskRaised.class)).hasSize(1);
    }
}
