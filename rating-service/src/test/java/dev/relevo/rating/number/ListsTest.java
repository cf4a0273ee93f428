package dev.relevo.rating.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.relevo.rating.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists over 500 numbers, of which a tenth is red, with many closed cases and a year of history. */
@QuarkusTest
class ListsTest extends ServiceTest {
    private static final String FLEET = "wabaId=71000";

    @Inject
    SessionFactory sessions;

    @Inject
    NumberQueries queries;

    @BeforeEach
    void aFleet() {
        if (!"0".equals(queried("select count(*) from rating.phone_number where waba_id = '71000'"))) {
            return;
        }
        execute("""
                insert into rating.phone_number (phone_number_id, waba_id, display_number, retail, rule_set, time_zone, paths,
                    rating, colour_at, observed_at, last_cleared_at, version, published_state)
                select 'fleet-' || lpad(i::text, 3, '0'), '71000', '1555007' || lpad(i::text, 4, '0'), false,
                    'human-escalation-2020', 'UTC', '[]', case when i % 10 = 0 then 'RED' else 'GREEN' end,
                    now(), now(), 'epoch', 0, '{}'
                from generate_series(0, 499) i""");
        execute("""
                insert into rating.red_case (case_id, phone_number_id, flagged_at, seen_at, deadline, rule_set, overdue,
                    state)
                select 'open-' || i, 'fleet-' || lpad(i::text, 3, '0'), now() - (i || ' minutes')::interval, now(),
                    now() + interval '7 days', 'human-escalation-2020', false, 'LIMITED'
                from generate_series(0, 490, 10) i""");
        execute("""
                insert into rating.red_case (case_id, phone_number_id, flagged_at, seen_at, rule_set, overdue, closed_at, closed_by)
                select 'closed-' || i, 'fleet-' || lpad((i % 500)::text, 3, '0'), now() - (i || ' hours')::interval, now(),
                    'meta-2025-10', false, now() - (i || ' hours')::interval, 'GREEN'
                from generate_series(1, 5000) i""");
        execute("""
                insert into rating.history_entry (phone_number_id, event_id, type, occurred_at, recorded_at)
                select 'fleet-' || lpad((i % 3)::text, 3, '0'), 'event-' || i, 'rating-observed', now(), now()
                from generate_series(1, 100000) i""");
        execute("analyze rating.history_entry");
        execute("analyze rating.red_case");
        execute("analyze rating.phone_number");
    }

    @Test
    void a_list_of_500_numbers_takes_at_most_three_statements() {
        Statistics statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);

        // Scheduled jobs use the same sessions: the least of several counts has none of their statements.
        long least = IntStream.range(0, 10)
                .mapToLong(i -> {
                    long before = statistics.getPrepareStatementCount();
                    operator().get("/v1/numbers?limit=500&" + FLEET).then().body("numbers", hasSize(500));
                    return statistics.getPrepareStatementCount() - before;
                })
                .min()
                .orElseThrow();

        assertThat(least).isBetween(1L, 3L);
    }

    @Test
    void pages_of_numbers_follow_each_other_by_cursor() {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            ValidatableResponse page = operator()
                    .get("/v1/numbers?limit=70&rating=RED&" + FLEET + "&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .body("numbers", nullValue());
            ids.addAll(page.extract().path("items.phoneNumberId"));
            cursor = page.extract().path("next");
        }

        assertThat(ids).hasSize(50).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_list_without_a_cursor_links_to_its_next_page() {
        String link = operator()
                .get("/v1/numbers?limit=2&rating=RED&" + FLEET)
                .then()
                .body("numbers", hasSize(2))
                .body("next", equalTo("fleet-010"))
                .header("Link", containsString("rel=\"next\""))
                .extract()
                .header("Link");

        operator()
                .get(link.substring(1, link.indexOf('>')))
                .then()
                .body("items[0].phoneNumberId", equalTo("fleet-020"))
                .body("items[0].redCase.caseId", equalTo("open-20"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "closed", "all"})
    void pages_of_red_cases_follow_each_other_by_cursor(String state) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null && ids.size() < 600) {
            ValidatableResponse page = operator()
                    .get("/v1/red-cases?limit=40&state=" + state + "&cursor=" + cursor)
                    .then()
                    .statusCode(200);
            ids.addAll(page.extract().path("items.caseId"));
            cursor = page.extract().path("next");
        }

        assertThat(ids).doesNotHaveDuplicates();
        List<String> open = ids.stream().filter(id -> id.startsWith("open-")).toList();
        assertThat(open).hasSize(state.equals("closed") ? 0 : 50);
        if (state.equals("all")) {
            assertThat(ids.subList(0, 40)).noneMatch(id -> id.startsWith("closed-"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/numbers", "/v1/red-cases", "/v1/numbers/fleet-001/history"})
    void a_cursor_that_cannot_be_read_is_a_client_error(String path) {
        for (String cursor : List.of("x", "MSAyIDMgNA")) {
            operator()
                    .urlEncodingEnabled(false)
                    .get(path + "?cursor=" + cursor)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("cursor"));
        }
        operator().get("/v1/numbers?rating=BLUE").then().statusCode(400);
        operator().get("/v1/red-cases?ruleSet=x").then().statusCode(400);
    }

    @Test
    void pages_of_the_history_follow_each_other_by_cursor() {
        String cursor = "";
        List<Integer> positions = new ArrayList<>();
        for (int page = 0; page < 5; page++) {
            ValidatableResponse answer = operator()
                    .get("/v1/numbers/fleet-001/history?limit=100&cursor=" + cursor)
                    .then();
            positions.addAll(answer.extract().path("items.position"));
            cursor = answer.extract().path("next");
        }

        assertThat(positions).hasSize(500).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
    }

    /** The median, because other processes use the same processors. */
    @Test
    void a_page_in_a_year_of_history_takes_at_most_50_ms() {
        long[] nanos = new long[41];
        for (int page = 0; page < nanos.length; page++) {
            long begin = System.nanoTime();
            assertThat(queries.history(id("fleet-001"), 90_000 - page * 1_000L, 100)
                            .entries())
                    .hasSize(100);
            nanos[page] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);

        assertThat(nanos[nanos.length / 2] / 1_000_000).isLessThanOrEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from rating.history_entry where phone_number_id = 'fleet-001' and position < 90000 order by position desc"
                        + " limit 101",
                "select 1 from rating.history_entry where phone_number_id = 'fleet-001' and event_id = 'event-7'",
                "select * from rating.red_case where phone_number_id = 'fleet-001' order by closed_at desc nulls first limit 2",
                "select * from rating.red_case where phone_number_id = 'fleet-010' and closed_at is null limit 1",
                "select * from rating.red_case where closed_at is null order by flagged_at, case_id limit 101",
                "select * from rating.red_case where closed_at is not null order by flagged_at desc, case_id limit 101"
            })
    void no_query_reads_a_whole_table(String sql) {
        assertThat(queried("explain (format json) " + sql)).doesNotContain("Seq Scan");
    }
}
