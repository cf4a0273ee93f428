package dev.relevo.rating.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.rating.fact.Restriction;
import dev.relevo.rating.fact.TemplateCounts;
import dev.relevo.rating.fact.VolumeFigures;
import dev.relevo.rating.fact.VolumeFigures.Outcomes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskScoreTest {
    private static final List<Integer> CODES = List.of(131048, 368, 131031, 131026, 131049, 131047, 1);

    @Test
    void a_number_without_a_cause_has_no_risk() {
        assertThat(assess(volume(1_000, new Outcomes(2_000, 1_900, 1_500, Map.of(), 5, 10, 10, 10, 0))))
                .isEqualTo(new Assessment(0.0, List.of()));
        assertThat(assess(VolumeFigures.NONE).score()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // Refused as spam: raised at once, and more with each.
        "131048, 1, 1000, 0.6",
        "131048, 6, 1000, 0.7",
        "368, 1, 1000, 0.9",
        "131031, 1, 1000, 0.9",
        // The share of other failures: from 5 % to 30 %.
        "131026, 50, 1000, 0.0",
        "131026, 175, 1000, 0.25",
        "131026, 300, 1000, 0.5",
        "131026, 1000, 1000, 0.5",
        "131026, 49, 49, 0.0",
        "131026, 50, 50, 0.5",
        // The recipient's cap says nothing about the number.
        "131049, 1000, 1000, 0.0"
    })
    void failures_weigh_by_their_code(int code, int count, int sent, double score) {
        assertThat(assess(volume(0, new Outcomes(sent, 0, 0, Map.of(code, count), 0, 0, 0, 0, 0)))
                        .score())
                .isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({"10, 1000, 0.0", "30, 1000, 0.3", "50, 1000, 0.6", "500, 1000, 0.6", "49, 49, 0.0", "5, 50, 0.6"})
    void opt_outs_weigh_by_the_people_reached(int optOuts, int people, double score) {
        assertThat(assess(volume(people, new Outcomes(0, 0, 0, Map.of(), optOuts, 0, 0, 0, 0)))
                        .score())
                .isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({"100, 30, 0.0", "100, 15, 0.15", "100, 0, 0.3", "99, 0, 0.0"})
    void few_reads_weigh_a_little(int delivered, int read, double score) {
        assertThat(assess(volume(0, new Outcomes(0, delivered, read, Map.of(), 0, 0, 0, 0, 0)))
                        .score())
                .isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 2, 0.0", "0, 10, 3, 0.18", "0, 3, 3, 0.6", "4, 0, 0, 0.0", "5, 0, 0, 0.4", "10, 5, 0, 0.2"})
    void people_whom_nobody_answers_weigh_by_their_share(int requests, int opened, int expired, double score) {
        assertThat(assess(volume(0, new Outcomes(0, 0, 0, Map.of(), 0, requests, opened, 0, expired)))
                        .score())
                .isEqualTo(score);
    }

    @Test
    void templates_restrictions_and_the_status_weigh_and_each_cause_has_its_figure() {
        assertThat(RiskScore.assess(VolumeFigures.NONE, new TemplateCounts(5, 1, 0, 0), List.of(), "CONNECTED"))
                .isEqualTo(new Assessment(0.35, List.of("templates paused: 1")));
        assertThat(RiskScore.assess(VolumeFigures.NONE, new TemplateCounts(5, 2, 0, 1), List.of(), null))
                .isEqualTo(new Assessment(0.68, List.of("templates paused: 2", "templates rated red: 1")));
        assertThat(RiskScore.assess(
                        VolumeFigures.NONE, TemplateCounts.NONE, List.of(restriction("RESTRICTED_X", true)), null))
                .isEqualTo(new Assessment(0.7, List.of("the account is under RESTRICTED_X")));
        assertThat(RiskScore.assess(VolumeFigures.NONE, TemplateCounts.NONE, List.of(), "FLAGGED"))
                .isEqualTo(new Assessment(0.7, List.of("WhatsApp reports status FLAGGED")));
    }

    /** Each figure that is a cause is raised alone; the score must not fall. */
    @Test
    void the_score_is_monotone_in_each_cause() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            Map<Integer, Integer> failures = new HashMap<>();
            CODES.forEach(code -> failures.put(code, random.nextInt(40)));
            int[] figures = new int[6];
            for (int i = 0; i < figures.length; i++) {
                figures[i] = random.nextInt(12);
            }
            int sent = random.nextInt(300);
            double before = score(figures, failures, sent);
            int raised = random.nextInt(figures.length + CODES.size());
            if (raised < figures.length) {
                figures[raised] += 1 + random.nextInt(5);
            } else {
                failures.merge(CODES.get(raised - figures.length), 1 + random.nextInt(20), Integer::sum);
            }

            assertThat(score(figures, failures, sent))
                    .as("seed %d round %d raised %d", seed, round, raised)
                    .isBetween(before, 1.0);
        }
    }

    /** @param figures opt-outs, requests, expired, paused, red, restrictions */
    private static double score(int[] figures, Map<Integer, Integer> failures, int sent) {
        List<Restriction> restrictions = new ArrayList<>();
        for (int i = 0; i < figures[5] / 4; i++) {
            restrictions.add(restriction("R" + i, i % 2 == 0));
        }
        return RiskScore.assess(
                        volume(100, new Outcomes(sent, 120, 20, failures, figures[0], figures[1], 6, 0, figures[2])),
                        new TemplateCounts(3, figures[3], 0, figures[4]),
                        restrictions,
                        null)
                .score();
    }

    private static Assessment assess(VolumeFigures volume) {
        return RiskScore.assess(volume, TemplateCounts.NONE, List.of(), null);
    }

    private static VolumeFigures volume(int people, Outcomes outcomes) {
        return new VolumeFigures(Map.of(), people, people, outcomes);
    }

    private static Restriction restriction(String name, boolean stopsInitiated) {
        return new Restriction(name, "waba", name, stopsInitiated, false, Instant.EPOCH, null, null);
    }
}
