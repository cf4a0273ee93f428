package dev.relevo.notifier.group;

import dev.relevo.notifier.notification.ToldAlert;
import java.util.List;

/**
 * What there is to tell of a group.
 *
 * @param alerts the worst first, at most as many as a notification holds
 * @param firing how many alerts of the group are open
 * @param resolved how many ended since the last notification
 */
record Changes(List<ToldAlert> alerts, int firing, int resolved) {}
