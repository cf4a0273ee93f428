package dev.relevo.router.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.router.policy.DetectorSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a request for a person and what only sounds like one. Sentences written for this test. */
class HumanRequestTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Quiero hablar con una persona",
                "¿Me pueden comunicar con un asesor, por favor?",
                "pásame con un agente",
                "necesito un humano YA",
                "Asesor",
                "hay alguien ahí que me pueda ayudar?",
                "no quiero hablar con un bot",
                "I want to talk to a real person",
                "Can I speak with someone from customer service?",
                "please transfer me to an agent",
                "agent",
                "is there anyone I can talk to?",
                "I need a human",
                "Quero falar com um atendente",
                "me transfere para uma pessoa",
                "atendente humano",
                "tem alguém aí?",
                "Contactar asesor",
                "quiero que un agente me llame",
                "estoy harta de hablar con este robot",
                "no me gusta hablar con una máquina, quiero una persona",
                "are you a bot? I want to speak to somebody",
                "could you put me through to your front desk",
                "can somebody please call me",
                "I'd rather have a real person",
                "I want help from an agent",
                "I am sick of talking to this machine",
                "how can I chat with a damn assistant",
                "quero ser atendida por uma pessoa",
                "chama um atendente",
                "alguém pode me ligar?",
                "then let me talk to a manager",
                "I will wait, but I want to talk to an agent",
                "if needed I can hold, put me through to a person",
                "voy a esperar, pero quiero hablar con un asesor",
                "cansei! atendente por favor, quero falar com alguém",
                "ya hablé con un asesor y no me resolvió, quiero hablar con otro",
                "ayer hablé con un asesor, hoy necesito hablar con un supervisor",
                "I already talked to an agent, I want to talk to another one",
                "I was transferred to an agent yesterday, please connect me to a person again",
                "meu marido falou com um atendente ontem, agora eu quero falar com um atendente",
                "necesito hablar con el asesor que me atendió ayer",
                "hu\u00ADma\u200Bno",
                "ｑｕｉｅｒｏ ｈａｂｌａｒ con un ａｓｅｓｏｒ",
            })
    void is_a_request(String text) {
        assertThat(fires(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "¿Eres una persona o un robot?",
                "Are you a human?",
                "você é uma pessoa?",
                "quiero pagar mi factura",
                "I want to talk to sales",
                "hablar con ventas",
                "my travel agent booked it",
                "la persona que vive conmigo también tiene cuenta",
                "how many people can travel?",
                "am I talking to a real person?",
                "am i speaking with someone real",
                "¿estoy hablando con una persona?",
                "estou falando com um atendente?",
                "can you talk like a person",
                "I don't want to talk to an agent",
                "please do it without having to call an agent",
                "no quiero hablar con un asesor",
                "não quero falar com um atendente",
                "do I need to contact someone to use my points",
                "I'll contact customer service tomorrow",
                "is there someone else on my account",
                "ok, I'll try calling support in the morning",
                "I might just reach out to an agent",
                "let me look again and call customer care later",
                "I can speak with somebody if necessary",
                "voy a llamar a un asesor más tarde",
                "miro la página y hablaré con un asesor si hace falta",
                "vou entrar em contato com o suporte amanhã",
                "tento de novo e falo depois, posso falar com um atendente se for preciso",
                "someone stole my card",
                "ayer hablé con un asesor, todo bien",
                "hablé con un asesor ayer y ya quedó",
                "ya me atendió una persona, gracias",
                "fui atendida por una persona muy amable",
                "mi hermana habló con un asesor y le dijeron que sí",
                "el asesor me dijo que esperara",
                "ya pude hablar con un agente",
                "acabo de hablar con una persona",
                "la semana pasada hablé con soporte",
                "ya he hablado con un asesor",
                "meu marido falou com um atendente ontem",
                "ontem entrei em contato com um atendente",
                "fui atendido por um atendente ontem",
                "já consegui falar com um atendente, obrigada",
                "I already talked to an agent yesterday",
                "I have already spoken to a representative",
                "I was talking to an agent yesterday",
                "my husband got transferred to an agent yesterday",
                "I had a chat with an agent",
                "necesito agendar una cita para dos personas",
                "hola",
                "",
            })
    void is_none(String text) {
        assertThat(fires(text)).isFalse();
    }

    private static boolean fires(String text) {
        Story story = new Story(Policies.live());
        var message = new dev.relevo.event.ConversationEvent.UserMessage(
                story.meta(), Story.REF, dev.relevo.event.MessageContent.text("id", text));
        return new HumanRequest()
                .inspect(story.state, new Input.Happened(message), DetectorSettings.DEFAULT, Story.T0)
                .isPresent();
    }
}
