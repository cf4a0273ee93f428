package dev.relevo.router.decision;

import dev.relevo.event.Reason;
import java.util.List;

/** What detectors found in a story. */
public final class Played {
    private Played() {}

    /** How often this detector has fired since the score was last reset. */
    public static long fired(Story story, String detector) {
        return story.state.suspicion().evidence().stream()
                .filter(reason -> reason.detector().equals(detector))
                .count();
    }

    /** The detectors of the open episode's reasons. */
    public static List<String> reasons(Story story) {
        return story.episode().reasons().stream().map(Reason::detector).toList();
    }

    /** Whether the user waits for a person, or has one. */
    public static boolean isHandedOff(Story story) {
        return story.saidSoFar().contains("handoff");
    }
}
