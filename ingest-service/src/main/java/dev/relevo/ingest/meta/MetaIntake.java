package dev.relevo.ingest.meta;

import dev.relevo.ingest.IngestConfig;
import dev.relevo.ingest.Rejection;
import dev.relevo.ingest.SignatureScheme;
import dev.relevo.ingest.WebhookIntake;
import dev.relevo.ingest.WebhookSecrets;
import dev.relevo.ingest.WebhookSignature;
import dev.relevo.ingest.translate.WebhookTranslator;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The intake of Meta's webhooks, however they come in. Thread-safe. */
@Singleton
class MetaIntake {
    /** Header of the signature. */
    static final String SIGNATURE = SignatureScheme.META.header();

    private final WebhookSignature signature;
    private final WebhookTranslator translator;
    private final WebhookIntake intake;

    MetaIntake(IngestConfig config, WebhookSecrets secrets, WebhookIntake intake) {
        this.signature = new WebhookSignature(SignatureScheme.META, secrets.meta());
        this.translator = new WebhookTranslator(config.meta().reportSent());
        this.intake = intake;
    }

    /**
     * Takes one webhook.
     *
     * @param presented the values of the signature's header
     * @return why it was not taken; empty when all its events are stored
     */
    CompletableFuture<Optional<Rejection>> take(byte[] body, List<String> presented) {
        return intake.take(body, signature, presented, translator::translate);
    }
}
