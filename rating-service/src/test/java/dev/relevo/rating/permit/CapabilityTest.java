package dev.relevo.rating.permit;

import static dev.relevo.rating.permit.Facts.T0;
import static dev.relevo.rating.permit.Facts.healthy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.NumberState.Because;
import dev.relevo.event.NumberState.Capability;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapabilityTest {
    @ParameterizedTest
    @CsvSource({
        "CONNECTED, true, true",
        "FLAGGED, true, true",
        "RESTRICTED, true, false",
        "RATE_LIMITED, true, false",
        "BANNED, false, false",
        "DISCONNECTED, false, false",
        "UNVERIFIED, false, false",
        "SOMETHING_NEW, true, true",
        ", true, true"
    })
    void the_status_says_what_is_accepted(@Nullable String status, boolean canReply, boolean canInitiate) {
        Capability capability = PermitRules.capability(healthy().status(status).facts(), T0);

        assertThat(capability.canReply()).isEqualTo(canReply);
        assertThat(capability.canInitiate()).isEqualTo(canInitiate);
        assertThat(capability.reasons().isEmpty()).isEqualTo(canInitiate);
    }

    @Test
    void a_restriction_of_replies_stops_everything_until_it_expires() {
        PermitFacts facts = healthy()
                .restricted("RESTRICTED_CUSTOMER_INITIATED_MESSAGING", true, true, T0)
                .facts();

        assertThat(PermitRules.capability(facts, T0.minusMillis(1)).canReply()).isFalse();
        assertThat(PermitRules.capability(facts, T0.minusMillis(1)).reasons())
                .extracting(Because::code)
                .containsExactly("RESTRICTED");
        assertThat(PermitRules.capability(facts, T0).canReply()).isTrue();
        assertThat(PermitRules.capability(facts, T0).canInitiate()).isTrue();
    }

    @Test
    void a_restriction_of_initiated_messages_leaves_replies() {
        Capability capability = PermitRules.capability(
                healthy()
                        .restricted("RESTRICTED_BIZ_INITIATED_MESSAGING", true, false, null)
                        .facts(),
                T0);

        assertThat(capability.canReply()).isTrue();
        assertThat(capability.canInitiate()).isFalse();
    }
}
