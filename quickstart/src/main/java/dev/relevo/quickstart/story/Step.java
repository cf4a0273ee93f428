package dev.relevo.quickstart.story;

import dev.relevo.quickstart.client.ExpectationFailed;

/** One step of the story. */
public interface Step {
    /** The step's label, starting at {@code a}. */
    String letter();

    /** The expected effect, in one line. */
    String title();

    /**
     * Plays the step and checks its effect.
     *
     * @return what was seen, in one line
     * @throws ExpectationFailed naming the expected effect and what was seen instead
     */
    String play();
}
