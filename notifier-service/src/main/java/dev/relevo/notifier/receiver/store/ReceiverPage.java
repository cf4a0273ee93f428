package dev.relevo.notifier.receiver.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of receivers.
 *
 * @param items in the order of their names
 * @param next cursor of the next page; absent at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReceiverPage(List<ReceiverView> items, @Nullable String next) {}
