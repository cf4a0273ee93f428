package dev.relevo.notifier.routing;

import java.util.List;
import java.util.Map;

/** The alerts that fire now, as far as they may inhibit others. */
public interface FiringAlerts {
    /** The labels of each alert that is not resolved. */
    List<Map<String, String>> labels();
}
