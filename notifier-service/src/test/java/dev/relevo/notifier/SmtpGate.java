package dev.relevo.notifier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.relevo.stack.process.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The front of a real SMTP server. It passes all lines on, except that it gives the answers a test asked for. */
final class SmtpGate {
    /** Where in the dialogue an answer is given. */
    enum Stage {
        RECIPIENT,
        /** After the content. */
        CONTENT
    }

    /**
     * An answer.
     *
     * @param line for example {@code 554 5.6.0 no}; null for none: the server hangs
     */
    record Answer(Stage stage, @Nullable String line) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> attempts = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final int backend;
    private final ServerSocket server;

    SmtpGate(int port, int backend) {
        this.backend = backend;
        try {
            this.server = new ServerSocket(port, 50, InetAddress.getByName(Ports.HOST));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Answers mails to this address so, until {@link #forget}. */
    void answer(String address, Stage stage, @Nullable String line) {
        answers.put(address, new Answer(stage, line));
    }

    void forget(String address) {
        answers.remove(address);
    }

    /** How often a mail to this address was begun. */
    long attemptsTo(String address) {
        return attempts.stream().filter(address::equals).count();
    }

    void close() {
        closeQuietly(server);
        sockets.forEach(SmtpGate::closeQuietly);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                sockets.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test has shut the server down.
        }
    }

    private void serve(Socket client) {
        try (client;
                var real = new Socket(Ports.HOST, backend)) {
            sockets.add(real);
            Thread back = Thread.ofVirtual().start(() -> copy(real, client));
            talk(client, real);
            back.join();
        } catch (IOException | InterruptedException closed) {
            // As above.
        }
    }

    private void talk(Socket client, Socket real) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
        Answer answer = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("RCPT TO:")) {
                String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                attempts.add(address);
                answer = answers.get(address);
            }
            if (answer != null && answer.stage() == Stage.RECIPIENT && line.startsWith("RCPT TO:")) {
                reply(client, answer);
            } else if (answer != null && answer.stage() == Stage.CONTENT && line.equals("DATA")) {
                write(client, "354 go on");
                skipContent(lines);
                reply(client, answer);
            } else {
                write(real, line);
            }
        }
        real.shutdownOutput();
    }

    private static void reply(Socket client, Answer answer) throws IOException {
        if (answer.line() != null) {
            write(client, answer.line());
        }
    }

    private static void skipContent(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null && !line.equals("."); ) {
            line = lines.readLine();
        }
    }

    private static void write(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.close();
        } catch (IOException closed) {
            // As above.
        }
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception ignored) {
            // Nothing is left to do.
        }
    }
}
