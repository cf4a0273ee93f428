package dev.relevo.notifier;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that sends requests as bytes, because HTTP clients refuse to send malformed ones. */
final class RawHttp {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final int port;

    RawHttp(int port) {
        this.port = port;
    }

    record Answer(int status, String head, String body) {
        /** The value of a header, in lower case; empty if absent. */
        String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    Answer send(String request) {
        return send(request.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends the bytes and reads until the server closes the connection or the body is complete. */
    Answer send(byte[] request) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
            } catch (IOException e) {
                // Answered before all was sent.
            }
            return read(socket.getInputStream());
        } catch (IOException e) {
            return new Answer(0, "", "no answer: " + e);
        }
    }

    private static Answer read(InputStream in) throws IOException {
        var all = new StringBuilder();
        while (true) {
            int head = all.indexOf("\r\n\r\n");
            if (head >= 0) {
                Answer answer = new Answer(
                        Integer.parseInt(all.substring(9, 12)), all.substring(0, head), all.substring(head + 4));
                String length = answer.header("content-length");
                if (!length.isEmpty() && answer.body().length() >= Integer.parseInt(length)) {
                    return answer;
                }
                if (answer.header("transfer-encoding").equals("chunked")
                        && answer.body().endsWith("0\r\n\r\n")) {
                    return answer;
                }
            }
            int next = in.read();
            if (next < 0) {
                if (head < 0) {
                    return new Answer(0, all.toString(), "closed");
                }
                return new Answer(
                        Integer.parseInt(all.substring(9, 12)), all.substring(0, head), all.substring(head + 4));
            }
            all.append((char) next);
        }
    }
}
