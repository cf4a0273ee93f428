package dev.relevo.ingest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SendersTest {
    @Test
    void one_address_has_so_many_bodies_on_their_way_and_no_other_suffers() {
        Senders senders = new Senders(true, 2);

        assertThat(senders.starts("192.0.2.1")).isTrue();
        assertThat(senders.starts("192.0.2.1")).isTrue();
        assertThat(senders.starts("192.0.2.1")).isFalse();
        assertThat(senders.starts("192.0.2.2")).isTrue();
        senders.finished("192.0.2.1");
        assertThat(senders.starts("192.0.2.1")).isTrue();
    }

    @Test
    void without_a_trusted_proxy_nobody_is_counted() {
        Senders senders = new Senders(false, 1);

        assertThat(senders.starts("192.0.2.1")).isTrue();
        assertThat(senders.starts("192.0.2.1")).isTrue();
    }
}
