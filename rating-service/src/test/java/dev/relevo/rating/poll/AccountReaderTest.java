package dev.relevo.rating.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.relevo.kit.Secret;
import dev.relevo.rating.faults.HostileGraph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real HTTP server that answers what a broken proxy or a changed Graph API would. */
class AccountReaderTest {
    private HostileGraph server;
    private GraphApi graph;
    private AccountReader reader;
    private final List<String> taken = new ArrayList<>();
    private final Set<Instant> times = new HashSet<>();

    @BeforeEach
    void start() {
        server = new HostileGraph();
        graph = new GraphApi(server.url(), new Secret("token"));
        reader = new AccountReader(graph, InstantSource.system());
    }

    @AfterEach
    void stop() {
        graph.close();
        server.close();
    }

    @Test
    void all_pages_make_one_complete_list() {
        server.answers(exchange -> page(
                exchange,
                switch (after(exchange)) {
                    case "" -> numbers("1", "2", "B");
                    case "B" -> numbers("3", "4", "C");
                    default -> "{\"data\":[{\"id\":\"5\"}],\"paging\":{\"cursors\":{\"after\":\"D\"}}}";
                }));

        AccountList list = read();

        assertThat(list.isComplete()).isTrue();
        assertThat(list.calls()).isEqualTo(3);
        assertThat(list.numbers().keySet()).extracting(id -> id.value()).containsExactly("1", "2", "3", "4", "5");
        assertThat(taken).containsExactly("1", "2", "3", "4", "5");
        // Otherwise the numbers of later pages would look as if somebody had observed them after the list.
        assertThat(times).containsExactly(list.startedAt());
    }

    @Test
    void a_repeated_cursor_is_no_list_and_ends_after_the_second_page() {
        server.answers(
                exchange -> page(exchange, "{\"data\":[],\"paging\":{\"cursors\":{\"after\":\"B\"},\"next\":\"x\"}}"));

        assertFailed(read(), GraphAnswer.Failure.BROKEN_PAGES);
        assertThat(server.calls()).isEqualTo(2);
    }

    @Test
    void a_repeated_number_is_no_list() {
        server.answers(exchange ->
                page(exchange, after(exchange).isEmpty() ? numbers("1", "2", "B") : numbers("2", "3", "C")));

        assertFailed(read(), GraphAnswer.Failure.BROKEN_PAGES);
        assertThat(server.calls()).isEqualTo(2);
    }

    @Test
    void more_pages_than_allowed_are_no_list() {
        server.answers(exchange -> {
            String next = Integer.toString(server.calls());
            page(
                    exchange,
                    "{\"data\":[{\"id\":\"" + next + "\"}],\"paging\":{\"cursors\":{\"after\":\"" + next
                            + "\"},\"next\":\"x\"}}");
        });

        assertFailed(read(), GraphAnswer.Failure.BROKEN_PAGES);
        assertThat(server.calls()).isEqualTo(AccountReader.MAX_PAGES);
    }

    @Test
    void half_an_answer_on_the_second_page_is_no_list_but_the_first_page_was_taken() {
        server.answers(exchange -> {
            if (after(exchange).isEmpty()) {
                page(exchange, numbers("1", "2", "B"));
                return;
            }
            byte[] half = numbers("3", "4", "C").substring(0, 20).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, half.length * 2L);
            exchange.getResponseBody().write(half);
            exchange.close();
        });

        assertFailed(read(), GraphAnswer.Failure.UNREACHABLE);
        assertThat(taken).containsExactly("1", "2");
    }

    @Test
    void half_of_the_JSON_is_no_list() {
        server.answers(exchange -> page(exchange, numbers("1", "2", "B").substring(0, 20)));

        assertFailed(read(), GraphAnswer.Failure.NOT_JSON);
    }

    @Test
    void html_is_no_list() {
        server.answers(HostileGraph::html);

        assertFailed(read(), GraphAnswer.Failure.NOT_JSON);
    }

    @Test
    void an_answer_over_the_limit_is_no_list_and_one_at_the_limit_is() {
        String empty = "{\"data\":[]}";
        server.answers(exchange -> page(exchange, empty + " ".repeat(GraphApi.MAX_ANSWER_BYTES - empty.length())));
        assertThat(read().isComplete()).isTrue();

        server.answers(exchange -> page(exchange, empty + " ".repeat(GraphApi.MAX_ANSWER_BYTES - empty.length() + 1)));
        assertFailed(read(), GraphAnswer.Failure.TOO_LARGE);
    }

    @Test
    void a_refused_token_is_recognized() {
        server.answers(exchange -> HostileGraph.text(exchange, 401, "{\"error\":{\"code\":190}}"));

        assertThat(read().outcome()).isEqualTo(new GraphAnswer.Refused("Graph API answered error 190"));
    }

    @Test
    void the_rate_limit_brings_the_longest_wait_of_its_headers() {
        server.answers(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "30");
            exchange.getResponseHeaders().add("X-Business-Use-Case-Usage", """
                            {"21":[{"type":"whatsapp","call_count":100,"estimated_time_to_regain_access":7}]}""");
            HostileGraph.text(exchange, 400, "{\"error\":{\"code\":80007}}");
        });
        assertThat(read().outcome()).isEqualTo(new GraphAnswer.Throttled(Duration.ofMinutes(7)));

        server.answers(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT");
            exchange.getResponseHeaders().add("X-Business-Use-Case-Usage", "{");
            HostileGraph.text(exchange, 400, "{\"error\":{\"code\":4}}");
        });
        assertThat(read().outcome()).isEqualTo(new GraphAnswer.Throttled(Duration.ZERO));
    }

    private AccountList read() {
        return reader.read("21", (page, startedAt) -> {
            times.add(startedAt);
            page.numbers().forEach(seen -> taken.add(seen.phoneNumberId().value()));
        });
    }

    private static void assertFailed(AccountList list, GraphAnswer.Failure expected) {
        assertThat(list.isComplete()).isFalse();
        assertThat(list.outcome())
                .isInstanceOfSatisfying(GraphAnswer.Failed.class, failed -> assertThat(failed.failure())
                        .isEqualTo(expected));
    }

    private static void page(HttpExchange exchange, String json) throws IOException {
        HostileGraph.text(exchange, 200, json);
    }

    private static String after(HttpExchange exchange) {
        return exchange.getRequestURI()
                .getQuery()
                .replaceFirst(".*&limit=\\d+", "")
                .replaceFirst("&after=", "");
    }

    private static String numbers(String one, String other, String cursor) {
        return """
                {"data":[{"id":"%s"},{"id":"%s"}],"paging":{"cursors":{"after":"%s"},"next":"x"}}""".formatted(one, other, cursor);
    }
}
