package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers of the shared HTTP code to requests that cannot be served, tested through one service. */
@QuarkusTest
class EdgeTest extends ServiceTest {
    /** Personal data that no answer may contain. */
    private static final String PERSONAL = "573001112233";

    /** Vert.x rejects these before our own routes; only in the packaged service does the answer get a body. */
    private static final Set<String> BEFORE_ROUTING = Set.of("Bad Request", "URI Too Long", "Header");

    /** Targets that match; Vert.x also rejects a target that is not a URI (RFC 3986). */
    private static final Pattern TARGET =
            Pattern.compile("[A-Z]+ (?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]++|%[0-9a-fA-F]{2})*+");

    private static final String AUTH = "Authorization: Bearer " + Keys.OPERATOR + "\r\n";

    @SuppressWarnings("NullAway.Init")
    @ConfigProperty(name = "test.url")
    URI url;

    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource(value = "/", management = true)
    URI management;

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void a_request_that_cannot_be_served_gets_a_problem_that_quotes_nothing(
            int status, String names, String line, String headers, String body) {
        String request = line + " HTTP/1.1\r\nHost: localhost\r\n" + headers
                + (body.isEmpty() || headers.contains("chunked")
                        ? ""
                        : "Content-Type: application/json\r\nContent-Length: "
                                + body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + "\r\n")
                + "\r\n" + body;

        RawHttp.Answer answer = new RawHttp(url.getPort()).send(request);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        if (answer.header("content-length").equals("0")
                && (BEFORE_ROUTING.contains(names) || !TARGET.matcher(line).matches())) {
            assertThat(answer.head()).doesNotContain(PERSONAL);
            return;
        }
        assertThat(answer.header("content-type")).as(answer.toString()).startsWith("application/problem+json");
        var problem = new JsonObject(answer.body());
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.fieldNames()).doesNotContain("instance");
        assertThat(answer.body()).contains(names).doesNotContain(PERSONAL);
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        if (status == 503) {
            assertThat(answer.header("retry-after")).isNotEmpty();
        }
    }

    static Stream<Arguments> a_request_that_cannot_be_served_gets_a_problem_that_quotes_nothing() {
        return Stream.of(
                // routing
                refused(404, "Not Found", "GET /nothing/" + PERSONAL),
                refused(404, "Not Found", "GET /v1/nothing/" + PERSONAL),
                refused(404, "Not Found", "GET /"),
                refused(405, "Method Not Allowed", "DELETE /v1/alerts"),
                refused(405, "Method Not Allowed", "PATCH /edge"),
                Arguments.of(406, "Not Acceptable", "GET /edge", "Accept: text/plain\r\n", ""),
                Arguments.of(
                        415,
                        "Unsupported Media Type",
                        "POST /edge",
                        "Content-Type: text/plain\r\nContent-Length: 0\r\n",
                        ""),
                // malformed
                refused(400, "path", "GET /edge/things/%zz"),
                refused(400, "path", "GET /edge/things/%00"),
                refused(400, "path", "GET /edge/things/a%0"),
                refused(400, "path", "GET /edge/things/%c3%28"),
                refused(400, "path", "GET /edge/things/%ed%a0%80"),
                refused(400, "text", "GET /edge?text=%zz"),
                refused(400, "text", "GET /edge?text=" + PERSONAL + "%00"),
                refused(400, "text", "GET /edge?limit=1&text=%ff"),
                refused(400, "Bad Request", PERSONAL),
                refused(400, "Bad Request", "GET"),
                Arguments.of(400, "Bad Request", "GET /edge", "Bad Header " + PERSONAL + "\r\n", ""),
                Arguments.of(400, "Bad Request", "POST /edge", "Content-Length: x\r\n", ""),
                // limits
                refused(414, "URI Too Long", "GET /edge?text=" + "a".repeat(9_000)),
                Arguments.of(431, "Header", "GET /edge", "X-Long: " + "a".repeat(20_000) + "\r\n", ""),
                body(413, "262144", "{\"id\":\"" + "a".repeat(300_000) + "\"}"),
                Arguments.of(
                        413,
                        "262144",
                        "POST /edge",
                        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n",
                        ("10000\r\n" + "a".repeat(0x10000) + "\r\n").repeat(5) + "0\r\n\r\n"),
                Arguments.of(
                        413,
                        "262144",
                        "POST /edge/later",
                        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n",
                        ("10000\r\n" + "a".repeat(0x10000) + "\r\n").repeat(5) + "0\r\n\r\n"),
                refused(400, "path", "GET /edge/things/{" + PERSONAL + "}|"),
                // parameters
                refused(400, "limit", "GET /edge?limit=" + PERSONAL + "x"),
                refused(400, "limit", "GET /edge?limit=99999999999"),
                refused(400, "limit", "GET /edge?limit=101"),
                refused(400, "colour", "GET /edge?colour=" + PERSONAL),
                refused(400, "since", "GET /edge?since=yesterday"),
                refused(400, "name", "GET /edge/things/" + PERSONAL + "a".repeat(64)),
                Arguments.of(400, "limit", "GET /v1/deliveries?limit=abc", AUTH, ""),
                // bodies
                body(400, "body", "{"),
                body(400, "body", "{\"id\":\"" + PERSONAL),
                body(400, "body", "{\"id\":" + PERSONAL + "x}"),
                body(400, "body", "[\"" + PERSONAL + "\"]"),
                body(400, "body", "\"" + PERSONAL + "\""),
                body(400, "id", "{\"id\":\"x\",\"id\":\"" + PERSONAL + "\"}"),
                body(400, "id", "{\"id\":[\"" + PERSONAL + "\"]}"),
                body(400, "id", "{\"id\":\"" + PERSONAL + " \"}"),
                body(400, "number", "{\"number\":\"" + PERSONAL + ":x\"}"),
                body(400, "number", "{\"number\":{\"a\":1}}"),
                body(400, "colour", "{\"colour\":\"" + PERSONAL + "\"}"),
                body(400, "at", "{\"at\":\"on " + PERSONAL + "\"}"),
                body(400, "at", "{\"at\":\"+999999999999-01-01T00:00:00Z\"}"),
                body(400, "count", "{\"count\":10}"),
                body(400, "count", "{\"count\":" + PERSONAL + "}"),
                body(400, "count", "{\"count\":1e999999999}"),
                body(400, "count", "{\"count\":" + "9".repeat(2_000) + "}"),
                body(400, "things[0].code", "{\"things\":[{\"code\":\"" + PERSONAL + "\"}]}"),
                body(400, "things[1].code", "{\"things\":[{\"code\":\"a\"},{}]}"),
                body(400, "things", "{\"things\":[7]}"),
                body(400, "labels", "{\"labels\":" + "[".repeat(70) + "]".repeat(70) + "}"),
                body(400, "labels", "{\"labels\":" + "{\"a\":".repeat(100) + "1" + "}".repeat(100) + "}"),
                body(400, "id", "{\"id\":\"" + PERSONAL + "\\u0000\"}"),
                body(400, "labels", "{\"labels\":{\"a\":\"\\u0000\"}}"),
                body(400, "labels", "{\"labels\":{\"a\\u0000\":1}}"),
                body(400, "labels", "{\"labels\":{\"a\":\"\\ud800\"}}"),
                body(400, "labels", "{\"labels\":{\"a\":[\"x\",\"\\udc00\\ud800\"]}}"),
                body(400, "id", "{\"id\":\"\\ud83d\"}"),
                // failures
                refused(500, "Internal Server Error", "GET /edge/failures/bug"),
                refused(500, "Internal Server Error", "GET /edge/failures/later"),
                refused(500, "Internal Server Error", "GET /edge/failures/error"),
                refused(500, "Internal Server Error", "GET /edge/failures/statement"),
                refused(503, "Database unavailable", "GET /edge/failures/database"),
                refused(503, "Kafka unavailable", "GET /edge/failures/broker"),
                refused(409, "taken", "GET /edge/failures/problem"),
                // keys
                refused(401, "Bearer", "GET /v1/alerts"),
                Arguments.of(403, "Forbidden", "GET /v1/alerts", "Authorization: Bearer " + Keys.AGENT + "\r\n", ""));
    }

    @Test
    void a_valid_request_is_served() {
        var http = new RawHttp(url.getPort());

        assertThat(http.send("GET /edge?text=%F0%9F%98%80%0A&limit=3 HTTP/1.1\r\nHost: a\r\n\r\n")
                        .status())
                .isEqualTo(200);
        String body = "{\"labels\":{\"a\":\"\\ud83d\\ude00 \\u0001\"},\"at\":\"2026-01-01T00:00:00Z\"}";
        assertThat(http.send("POST /edge HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
                                + body.length() + "\r\n\r\n" + body)
                        .status())
                .isEqualTo(200);
        assertThat(http.send("GET /v1/alerts HTTP/1.1\r\nHost: a\r\nauthorization: bEARER  " + Keys.OPERATOR
                                + "\r\n\r\n")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void wrong_keys_are_rate_limited_and_a_valid_one_from_the_same_address_is_served() {
        var http = new RawHttp(url.getPort());
        for (int i = 0; i < 11; i++) {
            wrongKey(http, i);
        }
        RawHttp.Answer last = wrongKey(http, 11);

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("retry-after")).matches("\\d+");
        assertThat(http.send("GET /v1/alerts HTTP/1.1\r\nHost: a\r\n" + AUTH + "\r\n")
                        .status())
                .isEqualTo(200);
        assertThat(http.send("GET /edge HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer wrong\r\n\r\n")
                        .status())
                .as("a route without a role checks no key")
                .isEqualTo(200);
    }

    @Test
    void the_management_port_allows_no_other_origin_and_forbids_content_sniffing() {
        var http = new RawHttp(management.getPort());

        for (String path : List.of("/q/health/live", "/q/health", "/q/metrics", "/nothing")) {
            RawHttp.Answer answer =
                    http.send("GET " + path + " HTTP/1.1\r\nHost: a\r\nOrigin: https://evil.example\r\n\r\n");
            assertThat(answer.header("x-content-type-options"))
                    .as(answer.head())
                    .isEqualTo("nosniff");
            assertThat(answer.header("access-control-allow-origin"))
                    .as(answer.head())
                    .isEmpty();
        }
    }

    private static Arguments refused(int status, String names, String line) {
        return Arguments.of(status, names, line, "", "");
    }

    private static Arguments body(int status, String names, String json) {
        return Arguments.of(status, names, "POST /edge", "", json);
    }

    private static RawHttp.Answer wrongKey(RawHttp http, int number) {
        return http.send("GET /v1/alerts HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer wrong-" + number + "\r\n\r\n");
    }
}
