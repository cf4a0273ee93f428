package dev.relevo.quickstart.stack;

/** The four services, as packaged by the build. */
public enum Service {
    INGEST("ingest-service", 160),
    ROUTER("escalation-router", 256),
    RATING("rating-service", 192),
    NOTIFIER("notifier-service", 192);

    private final String module;
    private final int maxHeapMegabytes;

    Service(String module, int maxHeapMegabytes) {
        this.module = module;
        this.maxHeapMegabytes = maxHeapMegabytes;
    }

    /** The name of the module and of the process. */
    public String module() {
        return module;
    }

    int maxHeapMegabytes() {
        return maxHeapMegabytes;
    }
}
