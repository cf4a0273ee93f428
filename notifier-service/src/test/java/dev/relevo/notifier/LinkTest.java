package dev.relevo.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.relevo.notifier.alert.NoticeType;
import dev.relevo.notifier.link.LinkAction;
import dev.relevo.notifier.link.Links;
import dev.relevo.notifier.notification.Notification;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A link is followed from the mail that it came in, as a mail program and a person would. */
@QuarkusTest
class LinkTest extends ServiceTest {
    private static final Pattern LINK = Pattern.compile("https://relevo\\.example\\.org(/a/[A-Za-z0-9_-]+)");

    @Inject
    Links links;

    @Test
    void a_link_shows_what_it_does_and_does_it_once() {
        String alert = red("ines", "en", "7101");
        String path = linkIn("ines");

        page("GET", path, 200).body(containsString("Number 15557101 turned red"));
        page("GET", path, 200);
        page("HEAD", path, 200);
        assertThat(value("SELECT state FROM alert WHERE id = ?", alert)).isEqualTo("OPEN");

        page("POST", path, 200).body(containsString("Acknowledged by ines."));

        assertThat(value("SELECT state FROM alert WHERE id = ?", alert)).isEqualTo("ACKNOWLEDGED");
        assertThat(value("SELECT acknowledged_by FROM alert WHERE id = ?", alert))
                .isEqualTo("ines");
        page("POST", path, 410).body(containsString("This link was used"));
        page("GET", path, 410).body(containsString("This link was used"));
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
                .body(containsString("Este enlace no es válido"));
        assertThat(value("SELECT state FROM alert WHERE id = ?", alert)).isEqualTo("OPEN");
    }

    @Test
    void an_alert_that_is_resolved_needs_nothing() {
        String alert = red("iker", "en", "7104");
        String path = linkIn("iker");
        send(RatingEvents.of("7104").closed());
        eventually().until(() -> value("SELECT state FROM alert WHERE id = ?", alert)
                .equals("RESOLVED"));

        page("POST", path, 200).body(containsString("The alert is resolved"));
    }

    @Test
    void a_link_of_a_deleted_receiver_does_nothing() {
        String alert = red("ilse", "en", "7105");
        String path = linkIn("ilse");

        sql("DELETE FROM receiver WHERE name = ?", "ilse");

        page("POST", path, 410).body(containsString("no longer exists"));
        assertThat(value("SELECT state FROM alert WHERE id = ?", alert)).isEqualTo("OPEN");
    }

    @Test
    void an_alert_has_links_that_silence_what_has_its_labels() {
        red("iris", "en", "7106");
        String path = linksIn("iris").get(2);
        page("GET", path, 200).body(containsString("alertname = red-case, number = 7106"));

        page("POST", path, 200).body(containsString("Silenced for 8 h by iris."));

        var silences = operator().get("/v1/silences?cursor=").jsonPath();
        assertThat(silences.getList("items.findAll { it.author == 'iris' }.matchers"))
                .hasSize(1)
                .first()
                .asString()
                .contains("7106");
        page("POST", path, 410);
        assertThat(operator().get("/v1/silences?cursor=").jsonPath().getList("items.findAll { it.author == 'iris' }"))
                .hasSize(1);
    }

    /** The red cases of numbers without an account are one group of all receivers, so the silence is not made here. */
    @Test
    void a_group_has_links_that_silence_it_unless_it_has_no_labels() {
        Notification group = Notifications.redNumbers(30, Instant.now());
        var other = new Notification("group-2", Map.of(), 1, group.alerts(), 30, 0, null);

        assertThat(links.of(group, "iris")).containsOnlyKeys(LinkAction.values());
        assertThat(links.of(other, "iris")).containsOnlyKeys(LinkAction.ACKNOWLEDGE);
    }

    @Test
    void a_link_of_a_group_acknowledges_what_the_group_told() {
        operator()
                .body(Map.of(
                        "channel", "email",
                        "address", "igor@example.org",
                        "language", "en",
                        "timeZone", "UTC",
                        "phoneNumberIds", List.of("7111", "7112", "7113", "7114")))
                .put("/v1/receivers/igor")
                .then()
                .statusCode(200);
        send(RatingEvents.of("7111").opened());
        eventually().until(() -> smtp.mailsTo("igor@example.org").size() == 1);
        send(RatingEvents.of("7112").opened());
        send(RatingEvents.of("7113").opened());
        eventually().until(() -> value("SELECT count(*) FROM alert WHERE phone_number_id LIKE ?", "711%")
                .equals("3"));
        sql("UPDATE alert_group SET flush_at = now() WHERE receiver = ?", "igor");
        eventually().until(() -> smtp.mailsTo("igor@example.org").size() == 2);
        String path = path(smtp.mailsTo("igor@example.org").getLast().text());
        send(RatingEvents.of("7114").opened());
        eventually().until(() -> value("SELECT count(*) FROM alert WHERE phone_number_id = ?", "7114")
                .equals("1"));

        page("GET", path, 200).body(containsString("3 alerts"));
        page("POST", path, 200).body(containsString("Acknowledged by igor."));

        assertThat(value("SELECT count(*) FROM alert WHERE acknowledged_by = ?", "igor"))
                .isEqualTo("3");
        assertThat(value("SELECT state FROM alert WHERE phone_number_id = ?", "7114"))
                .isEqualTo("OPEN");
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

    private List<String> linksIn(String receiver) {
        return LINK.matcher(smtp.mailsTo(receiver + "@example.org").getFirst().text())
                .results()
                .map(link -> link.group(1))
                .toList();
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
