package dev.relevo.quickstart.story;

import dev.relevo.quickstart.client.ExpectationFailed;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The demo story, (a) to (i). */
public final class Story {
    private Story() {}

    /** Its steps, in order. Some need the result of an earlier one. */
    public static List<Step> steps(Scene scene) {
        var stuck = new StuckUser(scene);
        var red = new TurnsRed(scene);
        return List.of(
                new HubChallenge(scene),
                stuck,
                new AgentHelps(scene, stuck),
                new ClosedHours(scene),
                red,
                new TurnsGreen(scene, red),
                new ForgedAndDuplicate(scene),
                new BrokerStops(scene),
                new DeadlinePasses(scene));
    }

    /**
     * Plays all steps, also after one failed.
     *
     * @param tell gets a line per step: PASS or FAIL, the duration, and what was seen
     * @return the number of failed steps
     */
    public static int play(List<Step> steps, Consumer<String> tell) {
        int failed = 0;
        for (Step step : steps) {
            long startNanos = System.nanoTime();
            String verdict = "PASS";
            String seen;
            try {
                seen = step.play();
            } catch (RuntimeException e) {
                verdict = "FAIL";
                failed++;
                seen = e instanceof ExpectationFailed ? e.getMessage() : e.toString();
            }
            double seconds = Duration.ofNanos(System.nanoTime() - startNanos).toMillis() / 1000.0;
            tell.accept(
                    "%s (%s) %s [%.1f s]%n         %s".formatted(verdict, step.letter(), step.title(), seconds, seen));
        }
        return failed;
    }
}
