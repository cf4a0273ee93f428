package dev.relevo.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.relevo.kit.intake.DatabaseOutage;
import dev.relevo.kit.log.Redacted;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Exception mappers that turn any exception of a resource or the framework into a problem. They replace the mappers of Quarkus
 * and of quarkus-resteasy-problem, which repeat messages of exceptions.
 *
 * <p>Public: Quarkus generates code in this package that can be in another class loader.
 */
public class RestProblems {
    private static final Logger LOG = Logger.getLogger(RestProblems.class);
    private static final int RETRY_AFTER_SECONDS = 5;
    /** Before the mappers of quarkus-resteasy-problem, which have priority 999. */
    private static final int PRIORITY = Priorities.AUTHENTICATION - 10;

    @ServerExceptionMapper(value = HttpProblem.class, priority = PRIORITY)
    public Response problem(HttpProblem problem) {
        return answer(problem);
    }

    /** Needed because Quarkus has its own mapper for this exception. */
    @ServerExceptionMapper(value = MismatchedInputException.class, priority = PRIORITY)
    public Response mismatched(MismatchedInputException failure) {
        return json(failure);
    }

    @ServerExceptionMapper(value = InvalidFormatException.class, priority = PRIORITY)
    public Response format(InvalidFormatException failure) {
        return json(failure);
    }

    @ServerExceptionMapper(value = UnrecognizedPropertyException.class, priority = PRIORITY)
    public Response unrecognized(UnrecognizedPropertyException failure) {
        return json(failure);
    }

    @ServerExceptionMapper(value = JsonProcessingException.class, priority = PRIORITY)
    public Response json(JsonProcessingException failure) {
        if (JsonProblems.isOurs(failure)) {
            return unexpected(failure);
        }
        return answer(JsonProblems.of(failure));
    }

    @ServerExceptionMapper(value = NotFoundException.class, priority = PRIORITY)
    public Response notFound(NotFoundException failure) {
        return web(failure);
    }

    @ServerExceptionMapper(value = WebApplicationException.class, priority = PRIORITY)
    public Response web(WebApplicationException failure) {
        if (failure instanceof InvalidParameterException parameter) {
            return answer(parameter.problem());
        }
        switch (failure.getCause()) {
            case null -> {}
            case HttpProblem problem -> {
                return answer(problem);
            }
            case InvalidParameterException parameter -> {
                return web(parameter);
            }
            case JsonProcessingException malformed -> {
                return json(malformed);
            }
            case IOException broken -> {
                return answer(Problems.invalid("body", "to be complete"));
            }
            case IllegalArgumentException unreadable
            when failure.getResponse().getStatus() < 500 -> {
                return answer(Problems.invalid("parameter", "another form"));
            }
            default -> {}
        }
        Response given = failure.getResponse();
        if (given.hasEntity()) {
            return given;
        }
        if (given.getStatus() >= 500) {
            LOG.errorf(Redacted.of(failure), "Request failed status=%d", given.getStatus());
        }
        Response problem = answer(Problems.of(given.getStatus(), null));
        Object allow = given.getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null
                ? problem
                : Response.fromResponse(problem)
                        .header(HttpHeaders.ALLOW, allow)
                        .build();
    }

    /** Maps everything else, including errors: otherwise Quarkus would answer with a stack trace or an error id. */
    @ServerExceptionMapper(value = Throwable.class, priority = PRIORITY)
    public Response other(Throwable failure) {
        return unexpected(failure);
    }

    @ServerExceptionMapper(value = Exception.class, priority = PRIORITY)
    public Response exception(Exception failure) {
        return unexpected(failure);
    }

    /** 503 for an outage of the database or Kafka, else 500. */
    private static Response unexpected(Throwable failure) {
        String unavailable = DatabaseOutage.isBehind(failure) ? "Database" : isKafkaBehind(failure) ? "Kafka" : null;
        if (unavailable != null) {
            LOG.warnf(
                    "Request not served, %s unavailable reason=%s",
                    unavailable, failure.getClass().getSimpleName());
            return answer(Problems.unavailable(unavailable, RETRY_AFTER_SECONDS));
        }
        LOG.error("Request failed status=500", Redacted.of(failure));
        return answer(Problems.of(500, null));
    }

    private static boolean isKafkaBehind(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KafkaException
                    && !(cause instanceof RecordTooLargeException)
                    && !(cause instanceof SerializationException)) {
                return true;
            }
        }
        return false;
    }

    private static Response answer(HttpProblem problem) {
        return ProblemRedactor.scrub(problem).toResponse();
    }
}
