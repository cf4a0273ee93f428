package dev.relevo.router.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.relevo.router.policy.EscalationPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Six dialogues whose figures can be worked out by hand: a request that is found, one that is not, a repetition (flagged, not
 * handed off), a false alarm, a handoff two turns late, and a dialogue nobody judged.
 */
class LabTest {
    private static final String DIALOGUES = """
            {"id":"1","lang":"es","source":"own/es/a","turns":[{"who":"user","text":"quiero hablar con una persona","label":1}]}
            {"id":"2","lang":"es","source":"own/es/a","turns":[{"who":"user","text":"mi caso es otro","label":1}]}
            {"id":"3","lang":"es","source":"own/es/b","turns":[{"who":"user","text":"dónde está mi pedido","label":0},{"who":"bot","text":"Un momento","label":null},{"who":"user","text":"dónde está mi pedido","label":1}]}
            {"id":"4","lang":"es","source":"own/es/b","turns":[{"who":"user","text":"pásame con un asesor","label":0}]}
            {"id":"5","lang":"es","source":"own/es/b","turns":[{"who":"user","text":"no me sirve","label":1},{"who":"agent","text":"Dígame","label":null},{"who":"user","text":"quiero un humano","label":1}]}
            {"id":"6","lang":"es","source":"own/es/b","turns":[{"who":"user","text":"un asesor","label":null}]}

            {"id":"7","lang":"en","source":"own/en/a","turns":[{"who":"user","text":"hello","label":0}]}
            """;

    private final Path folder;
    private final Lab lab = new Lab(EscalationPolicy.watching("default"));

    LabTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void counts_by_source_what_was_found_and_what_was_not() throws IOException {
        lab.play(file(DIALOGUES));

        Figures own = lab.figures().get(1);
        assertThat(own.source()).isEqualTo("own/es");
        assertThat(own.dialogues()).isEqualTo(6);
        assertThat(own.labelledTurns()).isEqualTo(7);
        assertThat(own.positives()).isEqualTo(5);
        assertThat(own.handoff().precision()).isEqualTo(2 / 3.0, within(1e-9));
        assertThat(own.handoff().recall()).isEqualTo(2 / 5.0, within(1e-9));
        assertThat(own.handoff().f1()).isEqualTo(0.5, within(1e-9));
        assertThat(own.flagged().recall()).isEqualTo(3 / 5.0, within(1e-9));
        assertThat(own.falseAlarmRate()).isEqualTo(1.0);
        assertThat(own.turnsLate()).isEqualTo(1.0);
        assertThat(own.detectors().get("human-request")).isEqualTo(new Figures.Fired(3, 2 / 3.0, 2 / 5.0));
    }

    @Test
    void a_higher_score_where_a_person_is_needed_shows_in_the_area_under_the_curve() throws IOException {
        lab.play(file(DIALOGUES));

        // Positives score 1, 0, .5, 0, 1; negatives 0 and 1: 5.0 of 10 pairs are in order, ties by half.
        assertThat(lab.figures().get(1).auc()).isEqualTo(0.5, within(1e-9));
    }

    @Test
    void what_cannot_be_divided_is_left_out() throws IOException {
        lab.play(file(DIALOGUES));

        Figures clean = lab.figures().getFirst();
        assertThat(clean.flagged()).isEqualTo(new Figures.Match(null, null, null));
        assertThat(clean.auc()).isNull();
        assertThat(clean.turnsLate()).isNull();
        assertThat(clean.falseAlarmRate()).isZero();
        assertThat(LabTable.of(List.of(clean))).contains("| own/en | 1 | 1 | 0 | – | – | – |");
    }

    @Test
    void a_line_that_is_no_dialogue_is_named() throws IOException {
        Path file = file("{\"id\":\"1\",\"source\":\"own/es\",\"turns\":[]}\n{\"id\":\"2\"}\n");

        assertThatThrownBy(() -> lab.play(file)).hasMessageContaining(file + ", line 2: no labelled dialogue");
    }

    private Path file(String lines) throws IOException {
        return Files.writeString(folder.resolve("dialogues.jsonl"), lines);
    }
}
