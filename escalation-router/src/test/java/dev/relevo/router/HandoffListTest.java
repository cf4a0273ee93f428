package dev.relevo.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** More handoffs than one answer holds: nothing is missing, nothing is duplicated, and counts are exact. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class HandoffListTest extends RouterService {
    private static final int PEOPLE = 620;
    private static final PhoneNumberId NUMBER = new PhoneNumberId("209990000000077");
    private static final String QUEUE = "support-any";

    @Test
    void a_long_backlog_is_listed_whole_and_counted_exactly() {
        as("operator")
                .contentType("text/plain")
                .body(POLICY.replace("default", NUMBER.value()).replace("support-es", QUEUE))
                .put("/v1/policies/" + NUMBER.value())
                .then()
                .statusCode(200);
        int others = waiting();
        for (int person = 0; person < PEOPLE; person++) {
            String waId = "57300777%04d".formatted(person);
            says(NUMBER, waId, "wamid." + waId, "quiero hablar con una persona");
        }
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == others + PEOPLE);

        List<Map<String, Object>> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = page(cursor);
            List<Map<String, Object>> items = page.getList("items");
            assertThat(items).hasSizeLessThanOrEqualTo(100);
            items.stream()
                    .filter(item -> NUMBER.value().equals(item.get("phoneNumberId")))
                    .forEach(all::add);
            cursor = page.getString("next");
        }

        assertThat(all).extracting("handoffId").hasSize(PEOPLE).doesNotHaveDuplicates();
        assertThat(all)
                .extracting(handoff -> handoff.get("priority") + " "
                        + Instant.parse((String) handoff.get("dueAt")).toEpochMilli())
                .isSorted();
        as("agent")
                .get("/v1/handoffs?queue=" + QUEUE)
                .then()
                .statusCode(200)
                .header("Link", containsString("rel=\"next\""))
                .body("", hasSize(500));
        as("agent")
                .get("/v1/handoffs?conversationId=" + NUMBER.value() + ":573007770619")
                .then()
                .body("", hasSize(1))
                .body("[0].person.id", equalTo("573007770619"));
        as("agent")
                .get("/v1/handoffs?queue=" + QUEUE + "&dueBefore=2020-01-01T00:00:00Z")
                .then()
                .body("", hasSize(0));
        as("agent")
                .get("/v1/handoffs?queue=" + QUEUE + "&agentId=nobody")
                .then()
                .body("", hasSize(0));
    }

    @Test
    void what_is_out_of_bounds_is_named() {
        for (String field : List.of("cursor=xyz", "limit=0", "limit=501", "dueBefore=yesterday", "conversationId=x")) {
            as("agent")
                    .get("/v1/handoffs?" + field)
                    .then()
                    .statusCode(400)
                    .body("detail", containsString(field.substring(0, field.indexOf('='))));
        }
    }

    private static int waiting() {
        return as("operator")
                .get("/v1/queues")
                .then()
                .extract()
                .jsonPath()
                .getInt("find { it.name == '" + QUEUE + "' }.waiting");
    }

    private static JsonPath page(@Nullable String cursor) {
        return as("agent")
                .queryParam("queue", QUEUE)
                .queryParam("limit", 100)
                .queryParam("cursor", cursor)
                .get("/v1/handoffs")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
