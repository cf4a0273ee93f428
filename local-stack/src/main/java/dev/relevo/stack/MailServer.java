package dev.relevo.stack;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.relevo.stack.process.Ports;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** An SMTP server in this JVM that accepts every mail and keeps it in memory. */
public final class MailServer implements AutoCloseable {
    private final GreenMail server;
    private final int port;

    /**
     * A received mail.
     *
     * @param body the decoded text; of a multipart mail all parts
     */
    public record Mail(List<String> from, List<String> to, String subject, String body) {
        public Mail {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }

    private MailServer(int port) {
        this.port = port;
        this.server = new GreenMail(new ServerSetup(port, Ports.HOST, ServerSetup.PROTOCOL_SMTP));
    }

    /**
     * Starts the server.
     *
     * @throws IllegalStateException if the port is in use
     */
    public static MailServer start(int port) {
        Ports.requireFree("the mail server", port);
        MailServer mail = new MailServer(port);
        mail.server.start();
        return mail;
    }

    public String host() {
        return Ports.HOST;
    }

    public int port() {
        return port;
    }

    /** All mails since the start, oldest first. */
    public List<Mail> received() {
        return Arrays.stream(server.getReceivedMessages()).map(MailServer::mail).toList();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static Mail mail(MimeMessage message) {
        try {
            return new Mail(
                    addresses(message.getFrom()),
                    addresses(message.getAllRecipients()),
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    text(message.getContent()));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("the mail server holds a mail that cannot be read", e);
        }
    }

    private static String text(Object content) throws MessagingException, IOException {
        if (!(content instanceof Multipart parts)) {
            return content.toString();
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.getCount(); i++) {
            text.append(parts.getBodyPart(i).getContent());
        }
        return text.toString();
    }

    private static List<String> addresses(Address[] addresses) {
        return Arrays.stream(addresses).map(Address::toString).toList();
    }
}
