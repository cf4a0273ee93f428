package dev.relevo.rating;

import dev.relevo.kit.intake.DatabaseOutage;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.arc.ArcUndeclaredThrowableException;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Says 503 while the database is unavailable, so that callers come back; 500 when it refuses what we asked. A transaction that
 * fails at its end fails with exceptions of its own.
 */
class OutageMapper {
    private static final Logger LOG = Logger.getLogger(OutageMapper.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    @ServerExceptionMapper({
        PersistenceException.class,
        RollbackException.class,
        QuarkusTransactionException.class,
        ArcUndeclaredThrowableException.class
    })
    Response toResponse(Throwable failure) {
        if (DatabaseOutage.isBehind(failure)) {
            LOG.warnf("database unavailable reason=%s", failure.getClass().getSimpleName());
            return HttpProblem.builder()
                    .withStatus(Status.SERVICE_UNAVAILABLE)
                    .withTitle("Database unavailable")
                    .withHeader("Retry-After", RETRY_AFTER_SECONDS)
                    .build()
                    .toResponse();
        }
        // The kinds only: the database's words may quote the content.
        LOG.errorf("database refused a statement reason=%s cause=%s", kind(failure), kind(rootOf(failure)));
        return HttpProblem.builder()
                .withStatus(Status.INTERNAL_SERVER_ERROR)
                .withTitle("Internal error")
                .build()
                .toResponse();
    }

    private static String kind(Throwable failure) {
        return failure.getClass().getSimpleName();
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
