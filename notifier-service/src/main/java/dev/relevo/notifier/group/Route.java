package dev.relevo.notifier.group;

import dev.relevo.event.Ids;
import dev.relevo.notifier.receiver.Receiver;
import java.util.Map;
import java.util.TreeMap;

/**
 * One way of an alert: to whom, and with which others.
 *
 * @param path which route of the tree
 * @param groupLabels the labels of the alert by which the route groups, with their values
 */
public record Route(String path, Receiver receiver, Map<String, String> groupLabels, Timings timings) {
    /** The group of alerts that are told together. */
    public String groupId() {
        return Ids.derived("group", path, receiver.name(), new TreeMap<>(groupLabels).toString());
    }
}
