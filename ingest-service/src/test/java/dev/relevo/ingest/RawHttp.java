package dev.relevo.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP client over a raw socket that can send invalid requests. */
public final class RawHttp {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

    private final URI base;

    public RawHttp(URI base) {
        this.base = base;
    }

    /**
     * The answer.
     *
     * @param text all bytes received
     * @param isClosed whether the server closed the connection within the timeout
     */
    public record Answer(String text, boolean isClosed) {
        /** The status codes in order. */
        public List<Integer> statuses() {
            List<Integer> statuses = new ArrayList<>();
            Matcher matcher = STATUS.matcher(text);
            while (matcher.find()) {
                statuses.add(Integer.valueOf(matcher.group(1)));
            }
            return statuses;
        }
    }

    /** Sends this text and reads until the server closes the connection or the timeout passes without data. */
    public Answer send(String request, Duration patience) {
        try (Socket socket = connect(patience)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return listen(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the head and then this chunk repeatedly, until the server closes the connection or {@code maxBytes} are sent. */
    public Answer flood(String head, String chunk, long maxBytes, Duration patience) {
        byte[] bytes = chunk.getBytes(StandardCharsets.ISO_8859_1);
        try (Socket socket = connect(patience)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            try {
                for (long sent = 0; sent < maxBytes; sent += bytes.length) {
                    socket.getOutputStream().write(bytes);
                }
            } catch (SocketException closed) {
                return new Answer("", true);
            }
            return listen(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Posts these bytes on a new connection; returns the status, 0 without an answer. */
    public int post(String path, String header, byte[] body, Duration patience) {
        String head = "POST " + path + " HTTP/1.1\r\nHost: relevo\r\nConnection: close\r\n" + header
                + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (Socket socket = connect(patience)) {
            try {
                socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().write(body);
            } catch (SocketException closed) {
                // The server may have answered before closing.
            }
            List<Integer> statuses = listen(socket).statuses();
            return statuses.isEmpty() ? 0 : statuses.getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Socket connect(Duration patience) throws IOException {
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        return socket;
    }

    private static Answer listen(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[8_192];
        InputStream in = socket.getInputStream();
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                text.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            }
            return new Answer(text.toString(), true);
        } catch (SocketTimeoutException silent) {
            return new Answer(text.toString(), false);
        } catch (SocketException reset) {
            return new Answer(text.toString(), true);
        }
    }
}
