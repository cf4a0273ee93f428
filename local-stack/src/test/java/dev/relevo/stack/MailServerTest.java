package dev.relevo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.relevo.stack.process.Ports;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailServerTest {
    @Test
    void a_mail_to_anyone_is_received_as_it_was_sent() {
        try (MailServer server = MailServer.start(Ports.free())) {
            var smtp = new ServerSetup(server.port(), server.host(), ServerSetup.PROTOCOL_SMTP);
            GreenMailUtil.sendTextEmail("ops@example.org", "relevo@example.org", "Número en rojo", "7 días", smtp);

            await().untilAsserted(() -> assertThat(server.received())
                    .containsExactly(new MailServer.Mail(
                            List.of("relevo@example.org"), List.of("ops@example.org"), "Número en rojo", "7 días")));
        }
    }

    @Test
    void a_port_in_use_is_named() {
        try (MailServer first = MailServer.start(Ports.free())) {
            assertThatThrownBy(() -> MailServer.start(first.port()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("port %d is in use, but the mail server needs it", first.port());
        }
    }
}
