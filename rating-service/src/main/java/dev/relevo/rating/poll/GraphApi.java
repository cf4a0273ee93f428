package dev.relevo.rating.poll;

import dev.relevo.rating.RatingConfig;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Calls the Graph API; every outcome is a value. */
@Singleton
class GraphApi {
    private static final int CONNECT_TIMEOUT_SECONDS = 2;
    private static final int READ_TIMEOUT_SECONDS = 10;
    /** Numbers of one page. */
    private static final int PAGE_SIZE = 100;

    private final GraphClient client;
    private final String authorization;

    @Inject
    GraphApi(RatingConfig config) {
        this.client = QuarkusRestClientBuilder.newBuilder()
                .baseUri(config.graph().url())
                .connectTimeout(CONNECT_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .build(GraphClient.class);
        this.authorization = "Bearer " + config.graph().token().value();
    }

    GraphAnswer phoneNumbers(String wabaId, @Nullable String after) {
        try {
            return GraphAnswers.read(
                    200, client.phoneNumbers(wabaId, authorization, GraphAnswers.FIELDS, PAGE_SIZE, after));
        } catch (WebApplicationException e) {
            return GraphAnswers.read(
                    e.getResponse().getStatus(), e.getResponse().readEntity(String.class));
        } catch (ProcessingException e) {
            return new GraphAnswer.Failed(
                    "Graph API not reached: " + rootOf(e).getClass().getSimpleName());
        }
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
