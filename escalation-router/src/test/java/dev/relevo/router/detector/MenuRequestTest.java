package dev.relevo.router.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import dev.relevo.router.decision.Policies;
import dev.relevo.router.decision.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Menus as bots write them; {@code /} stands for a line break. Sentences written for this test. */
class MenuRequestTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Elige:/1 - Saldo/5 - Hablar con una persona                     | 5          | true",
                "Elige:/1 - Saldo/5 - Hablar con una persona                     | 1          | false",
                "Elige:/1 - Saldo/5 - Hablar con una persona                     | la opción 5, por favor | true",
                "*1* Segunda via/*5* Falar com atendente                         | 5          | true",
                "1) Orders/0) Agent                                              | 0          | true",
                "1️⃣ Pagos/2️⃣ Asesor en línea                                    | 2          | true",
                "1. Horarios/2. Contactar a un asesor                            | 2.         | true",
                "1. Track my order/2. Customer support agent                     | Customer support agent | true",
                "Para falar com um atendente, digite 9                           | 9          | true",
                "Escribe AGENTE para hablar con una persona                      | agente     | true",
                "Digite 1 para vendas, 2 para falar com atendente                | 1          | false",
                "Digite 1 para vendas, 2 para falar com atendente                | 2          | true",
                "1 - Cambiar la persona titular/2 - Ventas                       | 1          | false",
                "1 - Ventas/2 - Facturas                                         | 2          | false",
                "Tu pedido llega en 5 días. Un asesor lo revisó                  | 5          | false",
            })
    void picks_the_person(String menu, String answer, boolean request) {
        Story story = new Story(Policies.live());

        story.user("hola").bot(menu.replace('/', '\n')).user(answer);

        assertThat(story.saidSoFar().contains("handoff")).isEqualTo(request);
    }

    @Test
    void the_newest_menu_with_that_number_decides() {
        Story story = new Story(Policies.live());

        story.bot("1 - Saldo\n2 - Hablar con un asesor").user("1").bot("1 - En pesos\n2 - En dólares");

        assertThat(story.user("2").saidSoFar()).isEmpty();
    }

    @Test
    void a_menu_four_turns_ago_is_forgotten() {
        Story story = new Story(Policies.live());
        story.bot("1 - Saldo\n2 - Hablar con un asesor").bot("uno").bot("dos").bot("tres");

        assertThat(story.user("2").saidSoFar()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"HUMAN_AGENT,true", "hablar-con-asesor,true", "ORDER_STATUS,false"})
    void a_buttons_payload_tells(String payload, boolean request) {
        assertThat(afterPick("Continuar", payload).saidSoFar().contains("handoff"))
                .isEqualTo(request);
    }

    /** The field's name says what was asked, not what was answered; the text has the answers. */
    @Test
    void the_answers_of_a_form_are_no_pick() {
        String no = "{\"screen_0_Hablar_con_un_asesor_0\":\"1_No\"}";
        String yes = "{\"screen_0_Hablar_con_un_asesor_0\":\"0_Si\"}";

        assertThat(afterPick("Sent", no).saidSoFar()).isEmpty();
        assertThat(afterPick("Sent", " " + no).saidSoFar()).isEmpty();
        assertThat(afterPick("Hablar con un asesor: Sí", yes).saidSoFar()).contains("handoff");
    }

    private static Story afterPick(String title, String payload) {
        Story story = new Story(Policies.live());
        return story.play(new UserMessage(
                story.meta(),
                Story.REF,
                new MessageContent("id", MessageKind.INTERACTIVE, title, payload, null, null, null)));
    }
}
