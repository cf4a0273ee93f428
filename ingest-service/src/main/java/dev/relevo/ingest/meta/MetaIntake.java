package dev.relevo.ingest.meta;

import dev.relevo.ingest.IngestConfig;
import dev.relevo.ingest.admission.Rejection;
import dev.relevo.ingest.admission.WebhookIntake;
import dev.relevo.ingest.signature.SignatureScheme;
import dev.relevo.ingest.signature.WebhookSecrets;
import dev.relevo.ingest.signature.WebhookSignature;
import dev.relevo.ingest.translate.WebhookTranslator;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The intake of Meta's webhooks, used by {@link WebhookRoute} and {@link WebhookResource}. Thread-safe. */
@Singleton
class MetaIntake {
    /** The signature header. */
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
     * Verifies, translates and publishes one webhook.
     *
     * @param presented the values of the signature header
     * @return why it was rejected; empty when all its events are stored
     */
    CompletableFuture<Optional<Rejection>> take(byte[] body, List<String> presented) {
        return intake.take(body, signature, presented, translator::translate);
    }
}
