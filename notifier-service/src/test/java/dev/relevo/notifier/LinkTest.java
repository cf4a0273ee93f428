package dev.relevo.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.notifier.alert.NoticeType;
import dev.relevo.notifier.link.LinkAction;
import dev.relevo.notifier.link.Links;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A link is followed from the mail that it came in, as a mail program and a person would. */
@QuarkusTest
class LinkTest extends ServiceTest {
    private static final Pattern LINK = Pattern.compile("https://relevo\\.example\\.org(/a/[A-Za-z0-9_-]+)");

    @Inject
    Links links;

    @Inject
    ProbeActions probe;

    @Test
    void a_link_shows_what_it_does_and_does_it_once() {
        String alert = red("ines", "en", "7101");
        String path = linkIn("ines");

        page("GET", path, 200).body(org.hamcrest.Matchers.containsString("Number 15557101 turned red"));
        page("GET", path, 200);
        page("HEAD", path, 200);
        assertThat(value("SELECT state FROM alert WHERE id = ?", alert)).isEqualTo("OPEN");

        page("POST", path, 200).body(org.hamcrest.Matchers.containsString("Acknowledged by ines."));

        assertThat(value("SELECT state FROM alert WHERE id = ?", alert)).isEqualTo("ACKNOWLEDGED");
        assertThat(value("SELECT acknowledged_by FROM alert WHERE id = ?", alert))
                .isEqualTo("ines");
        page("POST", path, 410).body(org.hamcrest.Matchers.containsString("This link was used"));
        page("GET", path, 410).body(org.hamcrest.Matchers.containsString("This link was used"));
        assertThat(value("SELECT count(*) FROM used_link WHERE hash LIKE ?", "%" + path.substring(3) + "%"))
                .as("only hashes are stored")
                .isEqualTo("0");
    }

    @Test
    void of_two_uses_at_the_same_time_one_acts() {
        String alert = red("ivan", "es", "7102");
        String path = linkIn("ivan");

        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(n -> given().post(path).statusCode())
                .toList();

        assertThat(answers)
                .containsOnlyOnce(200)
                .filteredOn(status -> status == 410)
                .hasSize(7);
        assertThat(value("SELECT state FROM alert WHERE id = ?", alert)).isEqualTo("ACKNOWLEDGED");
    }

    @Test
    void a_forged_link_does_nothing_and_reports_it_in_the_readers_language() {
        String alert = red("irma", "pt", "7103");
        String path = linkIn("irma");
        char last = path.charAt(10);
        String changed = path.substring(0, 10) + (last == 'A' ? 'B' : 'A') + path.substring(11);

        for (String forged : List.of(changed, path + "A", "/a/x", "/a/" + "A".repeat(2_000), "/a/%00", "/a/%22")) {
            int status = given().header("Accept-Language", "es").post(forged).statusCode();
            assertThat(status).as(forged).isIn(400, 404);
        }
        given().header("Accept-Language", "es-CO, en;q=0.5")
                .get(changed)
                .then()
                .statusCode(404)
                .body(org.hamcrest.Matchers.containsString("Este enlace no es válido"));
        assertThat(value("SELECT state FROM alert WHERE id = ?", alert)).isEqualTo("OPEN");
    }

    @Test
    void an_alert_that_is_resolved_needs_nothing() {
        String alert = red("iker", "en", "7104");
        String path = linkIn("iker");
        send(RatingEvents.of("7104").closed());
        eventually().until(() -> value("SELECT state FROM alert WHERE id = ?", alert)
                .equals("RESOLVED"));

        page("POST", path, 200).body(org.hamcrest.Matchers.containsString("The alert is resolved"));
    }

    @Test
    void a_link_of_a_deleted_receiver_does_nothing() {
        String alert = red("ilse", "en", "7105");
        String path = linkIn("ilse");

        sql("DELETE FROM receiver WHERE name = ?", "ilse");

        page("POST", path, 410).body(org.hamcrest.Matchers.containsString("no longer exists"));
        assertThat(value("SELECT state FROM alert WHERE id = ?", alert)).isEqualTo("OPEN");
    }

    @Test
    void a_group_has_links_that_silence_it() {
        receiver("iris", "email", "en", "UTC", "7106");
        var urls = links.of(Notifications.redNumbers(30, Instant.now()), "iris");

        assertThat(urls).containsOnlyKeys(LinkAction.values());
        page("POST", path(urls.getOrDefault(LinkAction.SILENCE_8_HOURS, "")), 200)
                .body(org.hamcrest.Matchers.containsString("Silenced for 8 h by iris."));
        assertThat(probe.done()).contains("SILENCE_8_HOURS group-1 by iris");
    }

    @Test
    void what_is_resolved_has_no_links() {
        var closed = Notifications.red("7107", NoticeType.RED_CASE_CLOSED, Instant.now(), Duration.ofDays(1));

        assertThat(links.of(Notifications.one(closed), "iris")).isEmpty();
    }

    private String red(String receiver, String language, String number) {
        var opened = RatingEvents.of(number).opened();
        receiver(receiver, "email", language, "UTC", number);
        send(opened);
        eventually().until(() -> smtp.mailsTo(receiver + "@example.org").size() == 1);
        return alertId(opened);
    }

    private String linkIn(String receiver) {
        return path(smtp.mailsTo(receiver + "@example.org").getFirst().text());
    }

    private static String path(String text) {
        var matcher = LINK.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static ValidatableResponse page(String method, String path, int status) {
        return given().header("Accept", "text/html")
                .request(method, path)
                .then()
                .statusCode(status)
                .contentType("text/html")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer");
    }
}
