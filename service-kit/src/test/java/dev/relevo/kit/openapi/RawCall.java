package dev.relevo.kit.openapi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request as bytes on its own connection: a usual client refuses to send most of the matrix's requests, and fails when the
 * service answers before it has read the whole body.
 *
 * @param target path and query as on the wire
 * @param body null for no body and no Content-Length
 */
public record RawCall(String method, String target, Map<String, String> headers, byte @Nullable [] body) {
    private static final int PATIENCE_MILLIS = 5_000;

    /** The outcome of a call. */
    public sealed interface Outcome {
        /** A complete response. */
        record Answer(int status, Map<String, String> headers, String body) implements Outcome {}

        /** The connection was closed before a response could be read. */
        record Closed() implements Outcome {}

        /** No response within the time limit. */
        record Hang() implements Outcome {}
    }

    /** Sends the request and waits at most five seconds. */
    public Outcome send(URI base) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket);
            return answer(socket.getInputStream());
        } catch (SocketTimeoutException e) {
            return new Outcome.Hang();
        } catch (IOException e) {
            return new Outcome.Closed();
        }
    }

    private void write(Socket socket) {
        StringBuilder head =
                new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (body != null) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        try {
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            if (body != null) {
                socket.getOutputStream().write(body);
            }
            socket.getOutputStream().flush();
        } catch (IOException refusedEarly) {
            // The response may still be readable.
        }
    }

    private static Outcome answer(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all.write(buffer, 0, read);
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException reset) {
            // The bytes read so far may be a complete response.
        }
        return parse(all.toString(StandardCharsets.UTF_8));
    }

    private static Outcome parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Outcome.Closed();
        }
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, String> headers = new java.util.HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        String body = text.substring(end + 4);
        boolean isChunked = headers.getOrDefault("transfer-encoding", "").equals("chunked");
        return new Outcome.Answer(
                Integer.parseInt(lines[0].split(" ")[1]),
                headers,
                isChunked ? body.replaceAll("(?m)^[0-9a-fA-F]+\r\n|\r\n", "") : body);
    }
}
