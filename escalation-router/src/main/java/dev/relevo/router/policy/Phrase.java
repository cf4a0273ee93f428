package dev.relevo.router.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Relevo itself says to a person, in Spanish, English and Portuguese. */
public enum Phrase {
    HANDOFF(
            "Te paso con una persona de nuestro equipo. Te responderá por este mismo chat lo antes posible.",
            "I am passing you to a person on our team. They will answer in this chat as soon as possible.",
            "Vou passar você para uma pessoa da nossa equipe. Ela responderá por este chat o quanto antes."),
    PATHS(
            "Ahora mismo no hay nadie disponible en el chat. Puedes hablar con una persona por estas vías:",
            "Nobody is available in the chat right now. You can reach a person in these ways:",
            "No momento não há ninguém disponível no chat. Você pode falar com uma pessoa por estes meios:"),
    ALL_PATHS(
            "También puedes hablar con una persona por estas vías:",
            "You can also reach a person in these ways:",
            "Você também pode falar com uma pessoa por estes meios:"),
    OFFER(
            "Parece que no logro ayudarte. ¿Quieres hablar con una persona de nuestro equipo?",
            "I do not seem to be of help. Would you like to talk to a person on our team?",
            "Parece que não estou conseguindo ajudar. Quer falar com uma pessoa da nossa equipe?"),
    OFFER_YES("Sí, con una persona", "Yes, a person please", "Sim, com uma pessoa"),
    OFFER_NO("No, gracias", "No, thank you", "Não, obrigado"),
    PHONE("Teléfono", "Phone", "Telefone"),
    EMAIL("Correo", "E-mail", "E-mail"),
    WEB_FORM("Formulario", "Form", "Formulário"),
    STORE_VISIT("Tienda", "Store", "Loja");

    private final Map<String, String> texts;

    Phrase(String spanish, String english, String portuguese) {
        this.texts = Map.of("es", spanish, "en", english, "pt", portuguese);
    }

    /** The built-in words; English for a language we do not speak. */
    public String in(@Nullable String language) {
        String known = language == null ? "en" : language;
        return texts.getOrDefault(known, texts.getOrDefault("en", ""));
    }
}
