package dev.relevo.rating;

import dev.relevo.kit.intake.DatabaseOutage;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says 503 while the database is away, so that callers come back; 500 when it refuses what we asked. */
class OutageMapper {
    private static final Logger LOG = Logger.getLogger(OutageMapper.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    @ServerExceptionMapper
    Response toResponse(PersistenceException failure) {
        if (DatabaseOutage.isBehind(failure)) {
            LOG.warnf("database away reason=%s", failure.getClass().getSimpleName());
            return HttpProblem.builder()
                    .withStatus(Status.SERVICE_UNAVAILABLE)
                    .withTitle("Database unavailable")
                    .withHeader("Retry-After", RETRY_AFTER_SECONDS)
                    .build()
                    .toResponse();
        }
        LOG.error("database refused a statement", failure);
        return HttpProblem.builder()
                .withStatus(Status.INTERNAL_SERVER_ERROR)
                .withTitle("Internal error")
                .build()
                .toResponse();
    }
}
