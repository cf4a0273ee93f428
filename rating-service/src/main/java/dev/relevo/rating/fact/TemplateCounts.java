package dev.relevo.rating.fact;

/**
 * The templates of an account by their state.
 *
 * @param usable can be sent
 * @param paused paused for their quality; they come back
 * @param blocked disabled or rejected
 * @param red of the lowest quality, and not blocked
 */
public record TemplateCounts(int usable, int paused, int blocked, int red) {
    /** No template is known. */
    public static final TemplateCounts NONE = new TemplateCounts(0, 0, 0, 0);

    /** True when templates are known and none can be sent. */
    public boolean isNoneUsable() {
        return usable == 0 && paused + blocked > 0;
    }
}
