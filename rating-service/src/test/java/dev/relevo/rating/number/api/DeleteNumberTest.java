package dev.relevo.rating.number.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.NumberHealthEvent.NumberRemoved;
import dev.relevo.event.Topics;
import dev.relevo.rating.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeleteNumberTest extends ServiceTest {
    private static final String RED = """
            {"rating": "RED", "reason": "mail", "flaggedAt": "2026-11-26T10:00:00Z"}""";

    @Test
    void a_deleted_number_is_removed_with_its_history_and_its_state_gets_a_tombstone() {
        registerHereOnly("18001", "28001", "15550007001");
        observeRed();
        // The notices reference the red case that is deleted.
        eventually(() -> assertThat(ratingEventTypes("18001")).contains("deadline-near"));

        operator().delete("/v1/numbers/18001").then().statusCode(204);

        operator().get("/v1/numbers/18001").then().statusCode(404);
        operator().get("/v1/numbers/18001/history").then().statusCode(404);
        operator().delete("/v1/numbers/18001").then().statusCode(404);
        eventually(() -> assertThat(states().getLast().value()).isNull());
        eventually(() -> assertThat(ratingEventTypes("18001")).endsWith("number-removed"));
        assertThat(queried("select count(*) from rating.history_entry where phone_number_id = '18001'"))
                .isEqualTo("0");
    }

    @Test
    void each_removal_of_a_number_is_told_once_by_an_event_of_its_own() {
        for (int n = 1; n <= 2; n++) {
            registerHereOnly("18003", "28003", "15550007003");
            operator().delete("/v1/numbers/18003").then().statusCode(204);
        }
        operator().delete("/v1/numbers/18003").then().statusCode(404);

        eventually(() -> assertThat(ratingEvents("18003", NumberRemoved.class)).hasSize(2));
        assertThat(ratingEvents("18003", NumberRemoved.class))
                .extracting(removed -> removed.meta().eventId())
                .doesNotHaveDuplicates();
        assertThat(ratingEvents("18003", NumberRemoved.class)
                        .getFirst()
                        .number()
                        .displayNumber())
                .isEqualTo("15550007003");
    }

    @Test
    void a_deleted_number_can_be_registered_and_turn_red_again() {
        registerHereOnly("18002", "28002", "15550007002");
        operator().body(RED).post("/v1/numbers/18002/observations").then().statusCode(200);
        operator().delete("/v1/numbers/18002").then().statusCode(204);

        registerHereOnly("18002", "28002", "15550007002");
        // The same flag, so the case has the id of the deleted one.
        operator().body(RED).post("/v1/numbers/18002/observations").then().statusCode(200);

        eventually(() -> assertThat(lastState("18002").redCase()).isNotNull());
    }

    private static void observeRed() {
        operator().body(RED).post("/v1/numbers/18001/observations").then().statusCode(200);
    }

    private List<ConsumerRecord<byte[], byte[]>> states() {
        return probe().records(Topics.NUMBER_STATES, "18001");
    }
}
