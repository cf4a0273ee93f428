package dev.relevo.quickstart.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortPlanTest {
    @Test
    void the_defaults_are_those_of_the_documentation() {
        assertThat(PortPlan.configured(null))
                .isEqualTo(new PortPlan(8081, 8082, 8083, 8084, 8085, 9092, 9093, 15432, 3025, 1000));
        assertThat(PortPlan.DEFAULT.managementOf(Service.NOTIFIER)).isEqualTo(9084);
    }

    @Test
    void a_base_moves_every_port() {
        PortPlan plan = PortPlan.configured("20000");

        assertThat(plan).isEqualTo(new PortPlan(20001, 20002, 20003, 20004, 20005, 20006, 20007, 20008, 20009, 10));
        assertThat(plan.managementOf(Service.INGEST)).isEqualTo(20011);
        assertThat(plan.managementOf(Service.NOTIFIER)).isEqualTo(20014);
    }

    @Test
    void a_base_is_valid_from_1024_to_65000() {
        assertThat(PortPlan.configured("1024").ingest()).isEqualTo(1025);
        assertThat(PortPlan.configured("65000").managementOf(Service.NOTIFIER)).isEqualTo(65014);
        for (String wrong : new String[] {"1023", "65001", "-1", "many", "999999"}) {
            assertThatThrownBy(() -> PortPlan.configured(wrong))
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("'" + wrong + "'");
        }
    }

    @Test
    void a_taken_port_is_named_with_its_part_and_the_way_to_move_it() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PortPlan plan = PortPlan.from(other.getLocalPort() - 2);

            assertThatThrownBy(plan::requireFree)
                    .isInstanceOf(StackFailure.class)
                    .hasMessageStartingWith("port " + other.getLocalPort() + " (escalation-router) is in use")
                    .hasMessageContaining("RELEVO_PORT_BASE=");
        }
    }
}
