package dev.relevo.router.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Counts verdicts of one source. Not thread-safe. */
public final class Tally {
    private final List<Verdict> judged = new ArrayList<>();
    private final List<Integer> turnsLate = new ArrayList<>();
    private int dialogues;
    private int clean;
    private int falseAlarms;

    public void add(List<Verdict> dialogue) {
        dialogues++;
        dialogue.stream().filter(verdict -> verdict.label() != null).forEach(judged::add);
        int need = firstFrom(0, dialogue, Verdict::isPositive);
        if (need < 0) {
            // A dialogue without labels proves nothing either way.
            boolean judgedClean = dialogue.stream().anyMatch(verdict -> verdict.label() != null);
            clean += judgedClean ? 1 : 0;
            falseAlarms += judgedClean && dialogue.stream().anyMatch(Verdict::handedOff) ? 1 : 0;
        } else {
            int handoff = firstFrom(need, dialogue, Verdict::handedOff);
            if (handoff >= 0) {
                turnsLate.add(handoff - need);
            }
        }
    }

    private static int firstFrom(int start, List<Verdict> dialogue, Predicate<Verdict> wanted) {
        for (int i = start; i < dialogue.size(); i++) {
            if (wanted.test(dialogue.get(i))) {
                return i;
            }
        }
        return -1;
    }

    public Figures figures(String source) {
        return new Figures(
                source,
                dialogues,
                judged.size(),
                count(Verdict::isPositive),
                match(Verdict::flagged),
                match(Verdict::handedOff),
                auc(),
                Figures.share(falseAlarms, clean),
                medianLate(),
                detectors());
    }

    private int count(Predicate<Verdict> wanted) {
        return Math.toIntExact(judged.stream().filter(wanted).count());
    }

    private Figures.Match match(Predicate<Verdict> said) {
        return Figures.Match.of(count(said.and(Verdict::isPositive)), count(said), count(Verdict::isPositive));
    }

    /** Mann-Whitney: ties count half. */
    private @Nullable Double auc() {
        List<Verdict> byScore = new ArrayList<>(judged);
        byScore.sort(Comparator.comparingDouble(Verdict::score));
        long positives = count(Verdict::isPositive);
        long negatives = byScore.size() - positives;
        if (positives == 0 || negatives == 0) {
            return null;
        }
        double above = 0;
        long negativesBelow = 0;
        int i = 0;
        while (i < byScore.size()) {
            long tiedPositives = 0;
            long tiedNegatives = 0;
            double score = byScore.get(i).score();
            for (; i < byScore.size() && byScore.get(i).score() == score; i++) {
                if (byScore.get(i).isPositive()) {
                    tiedPositives++;
                } else {
                    tiedNegatives++;
                }
            }
            above += tiedPositives * (negativesBelow + tiedNegatives / 2.0);
            negativesBelow += tiedNegatives;
        }
        return above / ((double) positives * negatives);
    }

    private @Nullable Double medianLate() {
        if (turnsLate.isEmpty()) {
            return null;
        }
        List<Integer> sorted = turnsLate.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle).doubleValue()
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }

    private Map<String, Figures.Fired> detectors() {
        Map<String, Figures.Fired> detectors = new TreeMap<>();
        int positives = count(Verdict::isPositive);
        judged.stream()
                .flatMap(verdict -> verdict.detectors().stream())
                .distinct()
                .forEach(name -> {
                    Predicate<Verdict> fired = verdict -> verdict.detectors().contains(name);
                    int turns = count(fired);
                    int hits = count(fired.and(Verdict::isPositive));
                    detectors.put(
                            name, new Figures.Fired(turns, Figures.share(hits, turns), Figures.share(hits, positives)));
                });
        return detectors;
    }
}
