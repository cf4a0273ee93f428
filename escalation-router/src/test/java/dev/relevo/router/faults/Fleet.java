package dev.relevo.router.faults;

import dev.relevo.router.RouterProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Several routers of one deployment, each of which keeps a warm copy of another's state. */
final class Fleet implements AutoCloseable {
    private final List<RouterProcess> routers = new ArrayList<>();

    /** Started and ready. */
    Fleet(Deployment deployment, int size) {
        IntStream.range(0, size)
                .forEach(number -> routers.add(deployment.router("router-" + number, "-Drouter.standby-replicas=1")));
        awaitReady();
    }

    public RouterProcess get(int number) {
        return routers.get(number);
    }

    public void awaitReady() {
        routers.forEach(RouterProcess::awaitReady);
    }

    @Override
    public void close() {
        routers.forEach(RouterProcess::close);
    }
}
