package dev.relevo.rating.number;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.QualityEvent.RatingObserved.Source;
import dev.relevo.event.Rating;
import dev.relevo.event.RedCaseEvent.RedCaseClosed;
import dev.relevo.event.RedCaseEvent.RedCaseOpened;
import dev.relevo.rating.ServiceTest;
import dev.relevo.rating.redcase.Observation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Two observers of one number at the same time: the result is the one of the observations in their order. */
@QuarkusTest
class RacingObserversTest extends ServiceTest {
    private static final String NUMBER = "87003";
    private static final int EACH = 7;

    @Inject
    NumberService numbers;

    @Test
    void the_result_does_not_depend_on_who_was_faster() throws ExecutionException, InterruptedException {
        registerHereOnly(NUMBER, "88003", "15550087003");
        Instant start = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> observers = new ArrayList<>();
            for (int first = 0; first < 2; first++) {
                int offset = first;
                observers.add(threads.submit(() -> observe(start, offset)));
            }
            for (Future<?> observer : observers) {
                observer.get();
            }
        }

        assertThat(queried("select rating from rating.phone_number where phone_number_id = '87003'"))
                .isEqualTo("GREEN");
        assertThat(queried("select count(*) from rating.red_case where phone_number_id = '87003'"))
                .isEqualTo("1");
        assertThat(queried("select reopenings from rating.red_case where phone_number_id = '87003'"))
                .isEqualTo(String.valueOf(EACH - 1));
        assertThat(queried("select count(*) from rating.red_case where phone_number_id = '87003'"
                        + " and closed_at is null"))
                .isEqualTo("0");
        eventually(() -> assertThat(ratingEvents(NUMBER, RedCaseOpened.class))
                .isNotEmpty()
                .hasSameSizeAs(ratingEvents(NUMBER, RedCaseClosed.class)));
    }

    @Test
    void a_confirmation_writes_no_number() {
        registerHereOnly("87004", "88004", "15550087004");
        Instant start = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
        var first = numbers.observe(id("87004"), seen("87004", Rating.GREEN, start));
        String version = versions();

        var second = numbers.observe(id("87004"), seen("87004", Rating.GREEN, start.plusSeconds(60)));

        assertThat(first).isPresent();
        assertThat(second).isPresent();
        assertThat(versions()).isEqualTo(version);
        assertThat(queried("select count(*) from rating.history_entry where phone_number_id = '87004'"))
                .isEqualTo("1");
    }

    /** The transaction that last wrote the number. */
    private String versions() {
        return queried("select xmin from rating.phone_number where phone_number_id = '87004'");
    }

    /** One observer sees only red, the other only green. */
    private void observe(Instant start, int offset) {
        for (int i = 0; i < EACH; i++) {
            Rating rating = offset == 0 ? Rating.RED : Rating.GREEN;
            var ignored = numbers.observe(id(NUMBER), seen(NUMBER, rating, start.plusSeconds(2L * i + offset)));
        }
    }

    private static Observation seen(String number, Rating rating, Instant at) {
        return new Observation(number + rating + at, rating, "CONNECTED", null, Source.POLL, at, at);
    }
}
