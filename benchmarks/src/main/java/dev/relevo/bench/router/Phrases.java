package dev.relevo.bench.router;

import java.util.List;
import java.util.random.RandomGenerator;

/** The texts of users and bots in the conversations of the benchmark, of usual length. */
public final class Phrases {
    /** The text that a user repeats. */
    static final String COMPLAINT = "El cargo de la factura del mes pasado no corresponde a mi plan";

    private static final List<String> THINGS = List.of(
            "el pedido de las zapatillas azules",
            "la cita del jueves en la clínica",
            "meu boleto de outubro",
            "the delivery to my parents' house",
            "el cambio de titular de la línea",
            "a reserva do hotel em Salvador",
            "the refund for the broken lamp",
            "la clave del portal de clientes");
    private static final List<String> QUESTIONS = List.of(
            "Hola, quisiera consultar %s, número %d",
            "Como eu acompanho %s? Protocolo %d",
            "What is the status of %s, reference %d?",
            "Buenas, ¿puedo modificar %s? Es el %d",
            "Me interesa %s, referencia %d, gracias");
    private static final List<String> REQUESTS = List.of(
            "quiero hablar con un asesor por favor",
            "I need to speak to a human agent",
            "necesito hablar con una persona",
            "can you connect me with a representative");
    private static final List<String> ANSWERS = List.of(
            "Encontré %s: sigue en curso y llega el día %d.",
            "Listo. Anoté %s con el código %d, te aviso por aquí.",
            "Your request on %s is registered under %d.",
            "Aqui está: %s, previsão para o dia %d.",
            "Según el sistema, %s se actualiza en %d horas.");

    private static final String CONSONANTS = "bcdfglmnprstv";
    private static final String VOWELS = "aeiou";
    private static final int CHATTER_WORDS = 7;
    private static final int CHATTER_SYLLABLES = 3;

    private static final int NUMBERS = 100_000;

    private Phrases() {}

    /** A different sentence in each exchange: a user who asks the same twice and gets the same answer twice would be stuck. */
    public static String question(int exchange, RandomGenerator random) {
        return filled(QUESTIONS, exchange, random);
    }

    public static String request(RandomGenerator random) {
        return pick(REQUESTS, random);
    }

    public static String answer(int exchange, RandomGenerator random) {
        return filled(ANSWERS, exchange, random);
    }

    /** A sentence of made-up words: in a real language, long dialogues would repeat themselves and count as stuck. */
    public static String chatter(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < CHATTER_WORDS; word++) {
            text.append(word == 0 ? "" : " ");
            for (int syllable = 0; syllable < CHATTER_SYLLABLES; syllable++) {
                text.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())))
                        .append(VOWELS.charAt(random.nextInt(VOWELS.length())));
            }
        }
        return text.toString();
    }

    private static String filled(List<String> templates, int exchange, RandomGenerator random) {
        return templates.get(exchange % templates.size()).formatted(pick(THINGS, random), random.nextInt(NUMBERS));
    }

    private static String pick(List<String> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
