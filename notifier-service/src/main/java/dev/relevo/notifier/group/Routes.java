package dev.relevo.notifier.group;

import dev.relevo.event.AlertRef;
import java.util.List;
import java.util.Map;

/** Where alerts go. */
public interface Routes {
    /** The routes of an alert with these labels; empty when nobody is told. */
    List<Route> of(AlertRef alert, Map<String, String> labels);
}
