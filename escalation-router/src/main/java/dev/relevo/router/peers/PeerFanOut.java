package dev.relevo.router.peers;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relevo.router.peers.PeerClient.Question;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/** Collects a list from all instances. All or nothing: a partial list would look complete. */
@Singleton
public class PeerFanOut {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final PeerClient peers;
    private final ObjectMapper mapper;

    public PeerFanOut(PeerClient peers, ObjectMapper mapper) {
        this.peers = peers;
        this.mapper = mapper;
    }

    /**
     * The parts of the other instances.
     *
     * @param pathAndQuery the same call
     * @param authorization the caller's header
     * @param hop the caller's {@link PeerClient#HOP} header; when present, another instance asks for this one's part only
     * @throws PeerClient.PeerUnreachableException when an instance does not answer
     */
    public <T> List<T> others(
            String pathAndQuery, @Nullable String authorization, @Nullable String hop, TypeReference<List<T>> type) {
        List<T> found = new ArrayList<>();
        if (hop == null) {
            for (HostInfo peer : peers.others()) {
                found.addAll(
                        read(peer, peers.ask(peer, new Question("GET", pathAndQuery, authorization, null, 1)), type));
            }
        }
        return found;
    }

    /**
     * One resource of another instance; empty for a 404.
     *
     * @throws PeerClient.PeerUnreachableException when it does not answer
     */
    public <T> Optional<T> from(HostInfo peer, String path, @Nullable String authorization, TypeReference<T> type) {
        HttpResponse<byte[]> answer = peers.ask(peer, new Question("GET", path, authorization, null, 1));
        return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(read(peer, answer, type));
    }

    private <T> T read(HostInfo peer, HttpResponse<byte[]> answer, TypeReference<T> type) {
        if (answer.statusCode() != OK) {
            throw new PeerClient.PeerUnreachableException(peer, new IOException("status " + answer.statusCode()));
        }
        try {
            return mapper.readValue(answer.body(), type);
        } catch (IOException e) {
            // It runs another version during a rolling update.
            throw new PeerClient.PeerUnreachableException(peer, e);
        }
    }
}
