package dev.relevo.stack.quarkus;

import dev.relevo.stack.MailServer;
import dev.relevo.stack.process.Ports;
import java.util.Map;

/** Test resource with an SMTP server for the default mailer. Injects {@link MailServer}, which holds the received mails. */
public final class MailTestResource extends ServerResource<MailServer> {
    @Override
    MailServer startServer() {
        return MailServer.start(Ports.free());
    }

    @Override
    Map<String, String> settings(MailServer mail) {
        return Map.of(
                "quarkus.mailer.host",
                mail.host(),
                "quarkus.mailer.port",
                Integer.toString(mail.port()),
                "quarkus.mailer.start-tls",
                "DISABLED",
                "quarkus.mailer.mock",
                "false");
    }
}
