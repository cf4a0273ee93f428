package dev.relevo.rating.volume;

import static dev.relevo.event.DeliveryStatus.READ;
import static dev.relevo.event.DeliveryStatus.SENT;
import static dev.relevo.rating.volume.Sent.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.rating.volume.count.Buckets;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What leaves the figures, and the tables. */
@QuarkusTest
class VolumeRetentionTest extends CountingTest {
    @Inject
    VolumeCleanUp cleanUp;

    @Test
    void outcomes_leave_after_24_hours_and_templates_after_7_days() {
        Instant start = Buckets.of(now);
        count(List.of(status("56015", LUCIA, "a", READ, "marketing", now)));

        assertThat(at("56015", start.plus(DAY).plus(Buckets.SIZE)).last24Hours().read())
                .isZero();
        assertThat(volumes.templatesBefore(
                        id("56015"),
                        start.plus(Duration.ofDays(7)).plus(Buckets.SIZE).minusMillis(1)))
                .isEqualTo(1);
        assertThat(volumes.templatesBefore(
                        id("56015"), start.plus(Duration.ofDays(7)).plus(Buckets.SIZE)))
                .isZero();
        assertThat(volumes.templatesBefore(id("56015"), start)).isZero();
    }

    @Test
    void a_message_leaves_no_row_behind_after_8_days_and_a_person_after_a_day() {
        count(List.of(status("56016", LUCIA, "a", SENT, "marketing", now)));
        execute("update rating.volume_slot set day = day - 8");
        execute("update rating.volume_person set bucket = bucket - interval '25 hours' where owner = '56016'");
        execute(
                "insert into rating.volume_window values ('56016', gen_random_uuid(), now(), now() - interval '49 hours')");

        cleanUp.cleanUp();

        assertThat(queried("select count(*) from rating.volume_seen")).isEqualTo("0");
        assertThat(queried("select count(*) from rating.volume_person where owner = '56016'"))
                .isEqualTo("0");
        assertThat(queried("select count(*) from rating.volume_window where phone_number_id = '56016'"))
                .isEqualTo("0");
    }

    @Test
    void a_slot_is_emptied_when_it_is_used_again() {
        count(List.of(status("56017", LUCIA, "a", SENT, "marketing", now)));
        execute("update rating.volume_slot set day = day - 9");

        count(List.of(status("56017", LUCIA, "b", SENT, "marketing", now)));

        assertThat(queried("select count(*) from rating.volume_seen")).isEqualTo("1");
    }
}
