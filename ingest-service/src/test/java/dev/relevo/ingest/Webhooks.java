package dev.relevo.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.relevo.kit.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client that sends signed webhooks over HTTP, as Meta does. */
public final class Webhooks {
    public static final String SECRET = "first-secret";
    public static final String SIGNATURE = "X-Hub-Signature-256";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI address;

    public Webhooks(URI base) {
        this.address = base.resolve("/webhooks/whatsapp");
    }

    /** A text message with this id and text. */
    public static String text(String messageId, String text) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages","value":\
                {"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":\
                "106540352242922"},"contacts":[{"profile":{"name":"Rigoberta"},"wa_id":"573001112233"}],"messages":[{"from":\
                "573001112233","id":"%s","timestamp":"1790000000","type":"text","text":{"body":"%s"}}]}}]}]}""".formatted(messageId, text);
    }

    /** The webhook in a file of {@code src/test/resources/webhooks}. */
    public static String file(String name) {
        try {
            String test = Files.readString(Path.of("src/test/resources/webhooks", name));
            return EventJson.mapper().readTree(test).get("webhook").toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> post(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return post(bytes, signature(SECRET, bytes));
    }

    /** Sends one signature header per given signature; there may be none or several. */
    public HttpResponse<String> post(byte[] body, String... signatures) {
        return send(HttpRequest.BodyPublishers.ofByteArray(body), signatures);
    }

    public HttpResponse<String> send(HttpRequest.BodyPublisher body, String... signatures) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(body);
        for (String signature : signatures) {
            request.header(SIGNATURE, signature);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
