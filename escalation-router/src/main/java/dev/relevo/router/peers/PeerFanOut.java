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

/** A list that each instance has a part of, put together. All or nothing: half a list would look like a whole one. */
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
     * The other instances' parts.
     *
     * @param pathAndQuery the same call
     * @param authorization the caller's header
     * @param hop the caller's {@link PeerClient#HOP} header; when there is one, another instance asks, and for this one's part only
     * @throws PeerClient.PeerUnreachableException when one of them has no answer
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
     * One resource of another instance; empty when that answers 404.
     *
     * @throws PeerClient.PeerUnreachableException when it has no answer
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
            // It runs another version: soon it will run this one.
            throw new PeerClient.PeerUnreachableException(peer, e);
        }
    }
}
