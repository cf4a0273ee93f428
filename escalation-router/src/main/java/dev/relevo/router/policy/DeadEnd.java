package dev.relevo.router.policy;

/**
 * A state in which a policy offers no path to a person.
 *
 * @param moment in words, for example {@code Tuesday 03:00}
 * @param person in words, for example {@code language pt}
 * @param obstacle what prevents an agent's answer
 * @param why each path, and why it does not help
 */
public record DeadEnd(String moment, String person, Obstacle obstacle, String why) {
    /** What may prevent an agent's answer in the chat. */
    public enum Obstacle {
        NONE("", true),
        NO_AGENT("no agent there", false),
        /** Only templates can be sent, so an agent cannot answer. */
        WINDOW_CLOSED("24-hour window closed", false),
        /** A user who wrote is still answered. */
        NUMBER_RED("number red", true),
        NUMBER_RESTRICTED("number restricted", false);

        private final String words;
        private final boolean agentsAnswer;

        Obstacle(String words, boolean agentsAnswer) {
            this.words = words;
            this.agentsAnswer = agentsAnswer;
        }

        boolean agentsAnswer() {
            return agentsAnswer;
        }
    }

    /** One sentence: {@code Tuesday 03:00, language pt, no agent there: no path; queue support-pt closed, PHONE closed}. */
    public String told() {
        return moment + ", " + person + (obstacle.words.isEmpty() ? "" : ", " + obstacle.words) + ": no path; " + why;
    }
}
