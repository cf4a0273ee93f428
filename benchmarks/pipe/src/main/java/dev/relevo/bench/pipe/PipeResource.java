package dev.relevo.bench.pipe;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** An endpoint that stores each body as one record: no check, no parsing, no key. 200 once all in-sync replicas have it, else 503. */
@Path("/webhooks/whatsapp")
@Singleton
public class PipeResource {
    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;

    PipeResource(PipeConfig config) {
        this.topic = config.topic();
        this.producer = new KafkaProducer<>(
                Map.copyOf(config.producer()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public CompletionStage<Response> receive(byte[] body) {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        producer.send(
                new ProducerRecord<>(topic, body),
                (stored, failure) -> answer.complete(
                        Response.status(failure == null ? 200 : 503).build()));
        return answer;
    }

    @PreDestroy
    void close() {
        producer.close();
    }
}
