package dev.relevo.rating;

import java.util.List;

/**
 * A part of a list.
 *
 * @param hasMore true when others follow
 */
public record Slice<T>(List<T> items, boolean hasMore) {
    public Slice {
        items = List.copyOf(items);
    }

    /** The first {@code max} of a list that was read to one more. */
    public static <T> Slice<T> of(List<T> found, int max) {
        return new Slice<>(found.subList(0, Math.min(max, found.size())), found.size() > max);
    }
}
