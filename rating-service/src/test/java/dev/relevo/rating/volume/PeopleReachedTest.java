package dev.relevo.rating.volume;

import static dev.relevo.event.DeliveryStatus.SENT;
import static dev.relevo.rating.volume.Sent.status;
import static dev.relevo.rating.volume.Sent.userMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.rating.volume.count.Buckets;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** People reached outside their 24-hour window. */
@QuarkusTest
class PeopleReachedTest extends CountingTest {
    @Test
    void a_person_is_reached_outside_their_window_exactly_24_hours_after_their_message() {
        Instant written = now.minus(DAY).minusSeconds(60);
        see(userMessage("56006", LUCIA, written));
        see(userMessage("56007", LUCIA, written));

        count(List.of(
                status("56006", LUCIA, "in", SENT, "utility", written.plus(DAY).minusMillis(1))));
        count(List.of(status("56007", LUCIA, "out", SENT, "utility", written.plus(DAY))));

        assertThat(figures("56006").peopleLast24Hours()).isZero();
        assertThat(figures("56007").peopleLast24Hours()).isEqualTo(1);
    }

    /** The reply is read before the status of the template that it answers. */
    @Test
    void a_reply_does_not_hide_that_the_template_before_it_came_outside_the_window() {
        see(userMessage("56008", LUCIA, now));

        count(List.of(status("56008", LUCIA, "a", SENT, "marketing", now.minusSeconds(60))));

        assertThat(figures("56008").peopleLast24Hours()).isEqualTo(1);
    }

    @Test
    void a_person_counts_once_and_until_24_hours_after_the_last_time() {
        Instant first = now.minus(Duration.ofHours(10));
        count(List.of(status("56009", LUCIA, "a", SENT, "marketing", first)));
        count(List.of(status("56009", LUCIA, "b", SENT, "marketing", now)));
        count(List.of(status("56009", LUCIA, "c", SENT, "marketing", first)));

        assertThat(figures("56009").peopleLast24Hours()).isEqualTo(1);
        assertThat(at("56009", first.plus(DAY).plus(Buckets.SIZE)).peopleLast24Hours())
                .isEqualTo(1);
        assertThat(at("56009", Buckets.of(now).plus(DAY).plus(Buckets.SIZE).minusMillis(1))
                        .peopleLast24Hours())
                .isEqualTo(1);
        assertThat(at("56009", Buckets.of(now).plus(DAY).plus(Buckets.SIZE)).peopleLast24Hours())
                .isZero();
    }

    @Test
    void a_person_reached_by_two_numbers_counts_once_in_the_portfolio() {
        registerHereOnly("56010", "66010", "15550031010");
        registerHereOnly("56011", "66010", "15550031011");

        count(List.of(
                status("56010", LUCIA, "a", SENT, "marketing", now),
                status("56011", LUCIA, "a", SENT, "marketing", now),
                status("56011", "573001110002", "b", SENT, "marketing", now)));

        assertThat(figures("56010").peopleLast24Hours()).isEqualTo(1);
        assertThat(figures("56011").peopleLast24Hours()).isEqualTo(2);
        assertThat(figures("56010").portfolioPeopleLast24Hours()).isEqualTo(2);
        assertThat(figures("56011").portfolioPeopleLast24Hours()).isEqualTo(2);
    }

    @Test
    void people_reached_before_the_portfolio_was_known_still_count() {
        registerHereOnly("56012", "66012", "15550031012");
        count(List.of(status("56012", LUCIA, "a", SENT, "marketing", now)));

        execute("update rating.phone_number set portfolio_id = 'p1' where phone_number_id = '56012'");
        count(List.of(status("56012", "573001110002", "b", SENT, "marketing", now)));

        assertThat(figures("56012").portfolioPeopleLast24Hours()).isEqualTo(2);
    }
}
