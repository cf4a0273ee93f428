package dev.relevo.notifier;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.relevo.stack.process.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A real SMTP server that can be shut down and restarted on its port, and shows the headers of the mails it accepted. */
public final class SmtpServer implements QuarkusTestResourceLifecycleManager {
    private final int port = Ports.free();
    private final int backend = Ports.free();
    private final List<MimeMessage> earlier = new ArrayList<>();
    private GreenMail server = server();
    private @Nullable SmtpGate gate;

    /** A mail as it came in; {@code parts} are the bodies, text first. */
    public record Mail(String to, String subject, String messageId, Map<String, String> headers, List<String> parts) {
        public Set<String> headerNames() {
            return headers.keySet();
        }

        /** With one character at each end of a line. */
        public String text() {
            return parts.getFirst().replace("\r\n", "\n");
        }

        public String html() {
            return parts.getLast();
        }
    }

    @Override
    public Map<String, String> start() {
        restart();
        return Map.of(
                "quarkus.mailer.host",
                Ports.HOST,
                "quarkus.mailer.port",
                Integer.toString(port),
                "quarkus.mailer.start-tls",
                "DISABLED",
                "quarkus.mailer.from",
                "Relevo <relevo@alerts.example.org>",
                "quarkus.mailer.mock",
                "false");
    }

    @Override
    public void stop() {
        shutDown();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, field -> field.getType() == SmtpServer.class);
    }

    public synchronized void shutDown() {
        gate().close();
        earlier.addAll(List.of(server.getReceivedMessages()));
        server.stop();
    }

    public synchronized void restart() {
        server = server();
        server.start();
        gate = new SmtpGate(port, backend);
    }

    /** What answers in place of the server. */
    synchronized SmtpGate gate() {
        return Objects.requireNonNull(gate, "not started");
    }

    /** The mails to this address, oldest first. */
    public synchronized List<Mail> mailsTo(String address) {
        var all = new ArrayList<>(earlier);
        all.addAll(Arrays.asList(server.getReceivedMessages()));
        return all.stream()
                .map(SmtpServer::mail)
                .filter(mail -> mail.to().equals(address))
                .toList();
    }

    private GreenMail server() {
        return new GreenMail(new ServerSetup(backend, Ports.HOST, ServerSetup.PROTOCOL_SMTP));
    }

    private static Mail mail(MimeMessage message) {
        try {
            List<String> parts = new ArrayList<>();
            collect((Multipart) message.getContent(), parts);
            return new Mail(
                    message.getAllRecipients()[0].toString(),
                    message.getSubject(),
                    message.getMessageID(),
                    Collections.list(message.getAllHeaders()).stream()
                            .collect(Collectors.toMap(Header::getName, Header::getValue, (a, b) -> a + "\n" + b)),
                    parts);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("unreadable mail", e);
        }
    }

    private static void collect(Multipart content, List<String> parts) throws MessagingException, IOException {
        for (int i = 0; i < content.getCount(); i++) {
            BodyPart part = content.getBodyPart(i);
            if (part.getContent() instanceof Multipart inner) {
                collect(inner, parts);
            } else {
                parts.add(part.getContent().toString());
            }
        }
    }
}
