package dev.relevo.router.policies;

/**
 * One thing that is wrong with a policy.
 *
 * @param line where it stands, from 1
 * @param column where in that line, from 1
 * @param path to the value, for example {@code queues[0].hours.mon-fri}; empty for the document
 * @param detail what was expected and what was found
 */
public record PolicyProblem(int line, int column, String path, String detail) {
    @Override
    public String toString() {
        return line + ":" + column + ": " + (path.isEmpty() ? "" : path + ": ") + detail;
    }
}
