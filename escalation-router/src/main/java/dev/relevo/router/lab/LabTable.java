package dev.relevo.router.lab;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as two Markdown tables: one row per source, and one per source and detector. */
public final class LabTable {
    private LabTable() {}

    public static String of(List<Figures> figures) {
        StringBuilder table = new StringBuilder();
        table.append(
                "| source | dialogues | labelled turns | positives | P | R | F1 | P handoff | R handoff | F1 handoff | AUC |"
                        + " false alarms | turns late |\n");
        table.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for (Figures source : figures) {
            table.append("| %s | %d | %d | %d | %s | %s | %s | %s | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            source.source(),
                            source.dialogues(),
                            source.labelledTurns(),
                            source.positives(),
                            share(source.flagged().precision()),
                            share(source.flagged().recall()),
                            share(source.flagged().f1()),
                            share(source.handoff().precision()),
                            share(source.handoff().recall()),
                            share(source.handoff().f1()),
                            share(source.auc()),
                            percent(source.falseAlarmRate()),
                            source.turnsLate() == null ? "–" : source.turnsLate()));
        }
        table.append("\n| source | detector | turns | P | R |\n|---|---|--:|--:|--:|\n");
        for (Figures source : figures) {
            source.detectors()
                    .forEach((detector, fired) -> table.append("| %s | `%s` | %d | %s | %s |%n"
                            .formatted(
                                    source.source(),
                                    detector,
                                    fired.turns(),
                                    share(fired.precision()),
                                    share(fired.recall()))));
        }
        return table.toString();
    }

    private static String share(@Nullable Double share) {
        return share == null ? "–" : String.format(Locale.ROOT, "%.3f", share);
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
