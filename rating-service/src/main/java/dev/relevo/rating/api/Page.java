package dev.relevo.rating.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.relevo.rating.Slice;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in the order of the list
 * @param next cursor of the next page; absent at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {
    /** @param position the parts of the cursor after an item */
    public static <T> Page<T> of(Slice<T> slice, Function<T, Object[]> position) {
        List<T> items = slice.items();
        return new Page<>(items, slice.hasMore() ? Cursor.of(position.apply(items.getLast())) : null);
    }
}
