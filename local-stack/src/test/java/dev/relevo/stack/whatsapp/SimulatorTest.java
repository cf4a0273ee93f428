package dev.relevo.stack.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests of a simulator with one number, whose time each test sets. */
abstract class SimulatorTest {
    static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
    static final String NUMBER = "106540352242922";
    static final String TEXT = """
            {"messaging_product":"whatsapp","recipient_type":"individual","to":"+57 300 555 0101","type":"text",\
            "text":{"body":"hola"},"biz_opaque_callback_data":"key-1"}""";

    final AtomicReference<Instant> now = new AtomicReference<>(T0);
    WebhookRecorder business;
    WhatsAppSimulator simulator;
    SimulatorClient client;

    @BeforeEach
    void start() throws Exception {
        business = new WebhookRecorder();
        simulator = WhatsAppSimulator.start(
                new WhatsAppSimulator.Options(0, business.url(), "app-secret", SimulatorClient.TOKEN, now::get));
        client = new SimulatorClient(simulator.url());
        assertThat(client.call("PUT", "/sim/numbers/" + NUMBER, """
                {"wabaId":"102290129340398","displayPhoneNumber":"+1 555-078-3881","verifiedName":"Relevo"}""").status()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        simulator.close();
        business.close();
    }
}
