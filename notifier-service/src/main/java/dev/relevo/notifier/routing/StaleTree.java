package dev.relevo.notifier.routing;

import dev.relevo.kit.yaml.YamlProblem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Reports trees that cannot be used while an older one stays in force. */
@Singleton
class StaleTree {
    private static final Logger LOG = Logger.getLogger(StaleTree.class);
    private static final int MAX_LOGGED = 20;

    private final AtomicInteger stale = new AtomicInteger();
    private final Counter refused;

    StaleTree(MeterRegistry meters) {
        refused = meters.counter("relevo.notifier.routes.refused");
        Gauge.builder("relevo.notifier.routes.stale", stale, AtomicInteger::get)
                .strongReference(true)
                .register(meters);
    }

    /** Called once for each new content that is wrong. */
    void refused(String source, List<YamlProblem> problems) {
        refused.increment();
        stale.set(1);
        // With positions and values: a tree has no personal data.
        problems.stream()
                .limit(MAX_LOGGED)
                .forEach(problem -> LOG.errorf("Routing tree is invalid source=%s problem=%s", source, problem));
        LOG.errorf("Routing tree is not used, the last good one stays source=%s problems=%d", source, problems.size());
    }

    void isInForce(String source, String revision) {
        stale.set(0);
        LOG.infof("Routing tree applies source=%s revision=%s", source, revision);
    }
}
