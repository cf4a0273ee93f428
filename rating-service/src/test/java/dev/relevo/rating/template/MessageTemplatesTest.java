package dev.relevo.rating.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.relevo.event.AccountHealthEvent.TemplateChanged;
import dev.relevo.rating.EndingSchedule;
import dev.relevo.rating.Raw;
import dev.relevo.rating.ServiceTest;
import dev.relevo.rating.fact.TemplateCounts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MessageTemplatesTest extends ServiceTest {
    private static final Instant T0 =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
    private static final Instant RESUMED = T0.plus(Duration.ofHours(3));

    @Inject
    EndingSchedule endings;

    @Inject
    MessageTemplates templates;

    @Test
    void a_paused_template_is_told_once_and_again_when_the_pause_ends() {
        registerHereOnly("31001", "41001", "15550031001");

        send(Raw.template("t-1", "41001", T0, paused(501)));
        send(Raw.template("t-1", "41001", T0, paused(501)));
        // Late: it happened before the pause.
        send(Raw.template("t-0", "41001", T0.minusSeconds(5), status(501, "APPROVED")));
        eventually(() -> operator()
                .get("/v1/templates/41001/501")
                .then()
                .statusCode(200)
                .body("history", hasSize(2))
                .body("status", equalTo("PAUSED"))
                .body("name", equalTo("order_update"))
                .body("language", equalTo("es_CO")));
        assertThat(templates.counts("41001", RESUMED.minusMillis(1))).isEqualTo(new TemplateCounts(0, 1, 0, 0));
        assertThat(templates.counts("41001", RESUMED)).isEqualTo(new TemplateCounts(1, 0, 0, 0));
        assertThat(templates.counts("41001", T0).isNoneUsable()).isTrue();

        endings.tick(templates, RESUMED.minusMillis(1));
        endings.tick(templates, RESUMED);
        endings.tick(templates, RESUMED.plusSeconds(1));

        eventually(() -> assertThat(ratingEvents("41001", TemplateChanged.class))
                .extracting(
                        TemplateChanged::change,
                        TemplateChanged::previous,
                        TemplateChanged::current,
                        TemplateChanged::until,
                        TemplateChanged::usable)
                .containsExactly(
                        tuple("STATUS", null, "PAUSED", RESUMED, false),
                        tuple("STATUS", "PAUSED", "APPROVED", null, true)));
    }

    @Test
    void quality_and_category_are_told() {
        registerHereOnly("31002", "41002", "15550031002");

        send(Raw.template("q-1", "41002", T0, "{\"message_template_id\": 502, \"new_quality_score\": \"RED\"}"));
        send(Raw.template(
                "q-2",
                "41002",
                T0,
                "{\"message_template_id\": 502, \"previous_category\": \"UTILITY\", \"new_category\": \"MARKETING\"}"));

        eventually(() -> assertThat(ratingEvents("41002", TemplateChanged.class))
                .extracting(TemplateChanged::change, TemplateChanged::current, TemplateChanged::usable)
                .containsExactly(tuple("QUALITY", "RED", true), tuple("CATEGORY", "MARKETING", true)));
        assertThat(templates.counts("41002", T0)).isEqualTo(new TemplateCounts(1, 0, 0, 1));
    }

    @Test
    void lists_are_filtered_and_paged() {
        registerHereOnly("31003", "41003", "15550031003");
        send(Raw.template("l-1", "41003", T0, status(601, "APPROVED")));
        send(Raw.template("l-2", "41003", T0, status(602, "DISABLED")));
        send(Raw.template("l-3", "41003", T0, status(603, "REJECTED")));
        eventually(() -> operator()
                .get("/v1/templates?wabaId=41003")
                .then()
                .body("items.templateId", equalTo(List.of("601", "602", "603"))));

        operator()
                .get("/v1/templates?wabaId=41003&usable=false")
                .then()
                .body("items.templateId", equalTo(List.of("602", "603")));
        operator()
                .get("/v1/templates?wabaId=41003&status=REJECTED")
                .then()
                .body("items.templateId", equalTo(List.of("603")));
        operator().get("/v1/templates?wabaId=41003&name=other").then().body("items", empty());
        String next = operator()
                .get("/v1/templates?wabaId=41003&limit=2")
                .then()
                .extract()
                .path("next");
        operator()
                .get("/v1/templates?wabaId=41003&limit=2&cursor=" + next)
                .then()
                .body("items.templateId", equalTo(List.of("603")));
        narrowOperator().get("/v1/templates?wabaId=41003").then().body("items", empty());
        narrowOperator().get("/v1/templates/41003/601").then().statusCode(404);
        operator().get("/v1/templates/41003/999").then().statusCode(404);
    }

    @Test
    void the_history_of_a_template_is_bounded() {
        registerHereOnly("31004", "41004", "15550031004");
        for (int i = 0; i < TemplateHistory.MAX_ENTRIES + 3; i++) {
            send(Raw.template("h-" + i, "41004", T0.plusSeconds(i), status(701, i % 2 == 0 ? "APPROVED" : "REJECTED")));
        }

        eventually(() -> operator()
                .get("/v1/templates/41004/701")
                .then()
                .body("history", hasSize(TemplateHistory.MAX_ENTRIES))
                .body(
                        "history[0].at",
                        equalTo(T0.plusSeconds(TemplateHistory.MAX_ENTRIES + 2).toString())));
    }

    private static String status(long id, String status) {
        return """
                {"message_template_id": %d, "message_template_name": "order_update",
                 "message_template_language": "es_CO", "event": "%s", "reason": "NONE"}""".formatted(id, status);
    }

    private static String paused(long id) {
        return """
                {"message_template_id": %d, "message_template_name": "order_update",
                 "message_template_language": "es_CO", "event": "PAUSED", "reason": "NONE",
                 "other_info": {"title": "FIRST_PAUSE", "description": "paused for 3 hours"}}""".formatted(id);
    }
}
