package dev.relevo.ingest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;

/** Rejections as RFC 9457 problems. They tell what is wrong and nothing of what was sent. */
public final class Problems {
    /** Long enough for a broker to elect a leader. WhatsApp keeps its own pace. */
    public static final int RETRY_AFTER_SECONDS = 5;

    private Problems() {}

    public static Response response(Rejection rejection) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withTitle(rejection.title())
                .withStatus(rejection.status())
                .withDetail(rejection.detail())
                .with("code", rejection.code());
        if (rejection.isTemporary()) {
            problem.withHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        return problem.build().toResponse();
    }
}
