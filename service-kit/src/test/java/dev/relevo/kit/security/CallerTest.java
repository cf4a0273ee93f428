package dev.relevo.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.event.PhoneNumberId;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The permissions of a key, for each of its lists: absent, some names, all names. */
class CallerTest {
    private static final PhoneNumberId MADRID = new PhoneNumberId("106540352242922");
    private static final PhoneNumberId LIMA = new PhoneNumberId("106540352242923");

    @Test
    void a_key_without_lists_acts_as_itself_for_every_number_and_queue() {
        Caller ana = Caller.named("ana", Set.of(Scopes.AGENT));

        assertThat(ana.mayActFor("ana")).isTrue();
        assertThat(ana.mayActFor("berta")).isFalse();
        assertThat(ana.mayActFor("*")).isFalse();
        assertThat(ana.maySee(MADRID)).isTrue();
        assertThat(ana.mayServe("sales")).isTrue();
    }

    @Test
    void lists_permit_exactly_the_names_they_contain() {
        Caller desk = new Caller(
                "desk", Set.of(Scopes.AGENT), Set.of("ana", "berta"), Set.of(MADRID.value()), Set.of("support"));

        assertThat(desk.mayActFor("desk")).isTrue();
        assertThat(desk.mayActFor("berta")).isTrue();
        assertThat(desk.mayActFor("carla")).isFalse();
        assertThat(desk.maySee(MADRID)).isTrue();
        assertThat(desk.maySee(LIMA)).isFalse();
        assertThat(desk.mayServe("support")).isTrue();
        assertThat(desk.mayServe("sales")).isFalse();
    }

    @Test
    void a_star_permits_every_name() {
        Caller desk = new Caller("desk", Set.of(Scopes.AGENT), Set.of("*"), Set.of("*"), Set.of("*"));

        assertThat(desk.mayActFor("anybody")).isTrue();
        assertThat(desk.maySee(LIMA)).isTrue();
        assertThat(desk.mayServe("sales")).isTrue();
    }

    @Test
    void operators_act_for_any_agent_but_a_list_of_numbers_restricts_them_too() {
        Caller olga = new Caller("olga", Set.of(Scopes.OPERATOR), Set.of(), Set.of(MADRID.value()), Set.of(Caller.ALL));

        assertThat(olga.isOperator()).isTrue();
        assertThat(Caller.named("root", Set.of(Scopes.ADMIN)).isOperator()).isTrue();
        assertThat(Caller.named("ana", Set.of(Scopes.AGENT)).isOperator()).isFalse();
        assertThat(olga.mayActFor("ana")).isTrue();
        assertThat(olga.maySee(LIMA)).isFalse();
    }

    @Test
    void a_request_without_a_key_has_no_caller() {
        var anonymous = QuarkusSecurityIdentity.builder().setAnonymous(true).build();

        assertThatThrownBy(() -> Caller.of(anonymous)).isInstanceOf(UnauthorizedException.class);
    }
}
