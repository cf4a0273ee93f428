package dev.relevo.router.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.router.conversation.Input;
import dev.relevo.router.decision.Policies;
import dev.relevo.router.decision.Story;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a request for a person. Sentences written for this test. */
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
                "No, quiero hablar con una persona",
                "No. Necesito hablar con un asesor",
                "no!! quiero hablar con un humano",
                "eso no, necesito hablar con un asesor",
                "te dije que no, quiero hablar con un humano",
                "Não, quero falar com uma pessoa",
                "não! preciso falar com um atendente",
                "no pude hablar con un asesor",
                "no logré hablar con un asesor",
                "no conseguí hablar con un asesor",
                "nunca pude hablar con un asesor",
                "não consegui falar com um atendente",
                "ainda não consegui falar com um atendente",
                "nunca consegui falar com um atendente",
                "I was chatting with an agent and got disconnected, connect me again",
                "ayer me atendió un asesor y hoy necesito hablar con otro",
                "já falei com um atendente mas não resolveu, quero falar com outro",
                "cuando hablo con un asesor?",
                "hablé con un asesor ayer, me pueden comunicar con él?",
                "el asesor no contesta, pásenme con otro",
                "todavía no he hablado con un asesor",
                "I still haven't talked to an agent",
                "I have not talked to an agent",
                "I was not able to speak with someone",
                "nadie me ha podido comunicar con un asesor",
                "hola?? hay alguien?",
                "hay alguien?",
                "alguien me puede atender?",
                "me atiende una persona",
                "me comunican con un asesor?",
                "quiero que me pasen con un asesor",
                "cómo me comunico con un asesor",
                "quiero hablar ya con un asesor",
                "quiero hablar ahora mismo con un asesor",
                "hola, asesor por favor",
                "quiero hablar con mi asesor",
                "necesito a alguien",
                "mejor un humano",
                "is anyone there?",
                "anyone there?",
                "need agent",
                "any human?",
                "can i have a human please",
                "can a human take over",
                "transfer me",
                "preciso de uma pessoa",
                "preciso de alguém",
                "tem algum atendente?",
                "me passa um atendente",
                "alguém aí?",
                "preciso falar urgente com um atendente",
                "cómo hablo con un asesor?",
                "como falo com um atendente?",
                "no me sirve. asesor por favor",
                "No\nquiero hablar con una persona",
                "Hola, mi pedido no llega\nasesor",
                "no puedo comunicarme con ningún asesor",
                "no quiero más bots, un asesor por favor",
                "you never connect me to a person",
                "por que você não me transfere para um atendente?",
                "I have got to speak with somebody",
                "will I be able to speak to someone?",
                "do you have a human I can talk to",
            })
    void is_a_request(String text) {
        assertThat(fires(text)).isTrue();
    }

    static boolean fires(String text) {
        Story story = new Story(Policies.live());
        var message = new dev.relevo.event.ConversationEvent.UserMessage(
                story.meta(), Story.REF, dev.relevo.event.MessageContent.text("id", text));
        return HumanRequest.DEFAULT
                .inspect(story.state, new Input.Happened(message), Story.T0)
                .isPresent();
    }
}
