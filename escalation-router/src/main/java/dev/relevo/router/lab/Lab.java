package dev.relevo.router.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relevo.router.policy.EscalationPolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures a policy on labelled dialogues, source by source. Not thread-safe. */
public final class Lab {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Replay replay;
    private final Map<String, Tally> tallies = new TreeMap<>();

    public Lab(EscalationPolicy policy) {
        this.replay = new Replay(policy);
    }

    /**
     * Plays every dialogue of a file, one JSON object per line.
     *
     * @throws IllegalArgumentException naming file and line when a line is not a dialogue
     */
    public void play(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    play(read(line, file, number));
                }
            }
        }
    }

    private void play(Dialogue dialogue) {
        tallies.computeIfAbsent(dialogue.group(), ignored -> new Tally()).add(replay.play(dialogue));
    }

    private static Dialogue read(String line, Path file, int number) {
        try {
            return JSON.readValue(line, Dialogue.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    file + ", line " + number + ": no labelled dialogue: " + e.getOriginalMessage(), e);
        }
    }

    /** The figures of each source, by its name. */
    public List<Figures> figures() {
        return tallies.entrySet().stream()
                .map(entry -> entry.getValue().figures(entry.getKey()))
                .toList();
    }
}
