package dev.relevo.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rating event that opens a problem has one that ends it, so that no alert stays open forever. A new type fails here until it
 * has its place in the table. Types that nothing writes are exempt.
 */
class OpenAndCloseTest {
    private static final ContractFiles FILES = new ContractFiles();

    /**
     * The event that opens a problem and the event that ends it, by their examples.
     *
     * @param which the property that names the problem, the same in both events
     */
    record Problem(String opens, String ends, String which) {}

    private static final String NUMBER = "phoneNumberId";

    /** Changes of an open problem, and events that concern no problem. */
    private static final Set<String> STEPS = Set.of(
            "rating-changed",
            "red-case-corrected",
            "red-case-disputed",
            "deadline-near",
            "limit-expected",
            "limit-imposed",
            "limit-not-imposed");

    /** Ends every problem of its number, of any kind. */
    private static final String GENERAL_END = "number-removed";

    static Stream<Problem> problems() {
        return Stream.of(
                new Problem("red-case-opened", "red-case-closed", "caseId"),
                new Problem("red-case-opened.reopened", "red-case-closed", "caseId"),
                new Problem("path-missing", "path-restored", NUMBER),
                new Problem("risk-raised", "risk-lowered", NUMBER),
                new Problem("number-discovered", "number-discovered.again", NUMBER),
                new Problem("number-vanished", "number-discovered.again", NUMBER),
                new Problem("number-stale", "number-fresh", NUMBER),
                new Problem("number-status-changed", "number-status-changed.usable", NUMBER),
                new Problem("account-restricted", "account-restriction-lifted", "restrictionId"),
                new Problem("account-polling-failing", "account-polling-restored", "wabaId"),
                new Problem("template-changed", "template-changed.usable", "templateId"));
    }

    @Test
    void each_written_event_opens_or_ends_a_problem_or_is_a_step() {
        Set<String> known = new TreeSet<>(STEPS);
        known.add(GENERAL_END);
        problems().forEach(problem -> {
            known.add(ContractFiles.typeOf(problem.opens()));
            known.add(ContractFiles.typeOf(problem.ends()));
        });

        assertThat(known).isEqualTo(written());
    }

    @ParameterizedTest
    @MethodSource("problems")
    void the_end_of_a_problem_names_the_same_problem(Problem problem) {
        JsonNode opening = FILES.example(problem.opens());
        JsonNode end = FILES.example(problem.ends());

        assertThat(end.get(problem.which())).isNotNull().isEqualTo(opening.get(problem.which()));
        assertThat(FILES.read(problem.ends()).key())
                .isEqualTo(FILES.read(problem.opens()).key());
        assertThat(end.get("occurredAt").asText())
                .isGreaterThan(opening.get("occurredAt").asText());
    }

    @Test
    void the_removal_of_a_number_follows_each_of_its_problems_on_the_same_key() {
        assertThat(problems().map(Problem::opens))
                .filteredOn(opening -> FILES.example(opening).has(NUMBER))
                .isNotEmpty()
                .allSatisfy(opening -> {
                    assertThat(FILES.read(GENERAL_END).key())
                            .isEqualTo(FILES.read(opening).key());
                    assertThat(FILES.example(GENERAL_END).get("occurredAt").asText())
                            .isGreaterThan(
                                    FILES.example(opening).get("occurredAt").asText());
                });
    }

    private static Set<String> written() {
        Set<String> types = new TreeSet<>();
        ContractFiles.asyncApi()
                .at("/operations/rating-writes-rating-events/messages")
                .forEach(message ->
                        types.add(message.get("$ref").asText().replace("#/channels/rating-events/messages/", "")));
        return types;
    }
}
