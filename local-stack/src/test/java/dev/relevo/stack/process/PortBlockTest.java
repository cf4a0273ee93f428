package dev.relevo.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortBlockTest {
    private final PortBlock block = PortBlock.reserve();

    @Test
    void two_blocks_share_no_port() {
        PortBlock other = PortBlock.reserve();
        Set<Integer> ports = new HashSet<>();

        for (int i = 0; i < 150; i++) {
            ports.add(block.next(1));
            ports.add(other.next(1));
        }

        assertThat(ports).hasSize(300);
    }

    @Test
    void a_port_in_use_is_not_chosen() throws Exception {
        int first = block.next(1);
        try (var ignored = new ServerSocket(first + 2, 1, InetAddress.getByName(Ports.HOST))) {
            assertThat(block.next(3)).isEqualTo(first + 3);
        }
    }

    @Test
    void more_ports_than_a_block_has_are_refused() {
        assertThatThrownBy(() -> block.next(500)).hasMessageContaining("no 500 free ports");
    }
}
