package dev.relevo.quickstart.story;

import dev.relevo.quickstart.client.ExpectationFailed;
/** One step of the story. */
public interface Step {
    /** From {@code a}; how people refer to it. */
    String letter();

    /** What should happen, in a line. */
    String title();

    /**
     * Makes it happen and watches.
     *
     * @return what was seen, in a line
     * @throws ExpectationFailed saying what was awaited and what was seen instead
     */
    String play();
}
