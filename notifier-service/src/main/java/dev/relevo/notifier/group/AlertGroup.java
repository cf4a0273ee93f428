package dev.relevo.notifier.group;

/**
 * A group of alerts that a receiver is told together.
 *
 * @param labels JSON of the labels that its alerts have in common
 * @param notified how many notifications there were
 */
record AlertGroup(String id, String route, String receiver, String labels, int notified, Timings timings, Pace pace) {}
