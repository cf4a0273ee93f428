package dev.relevo.notifier.channel.email;

/**
 * The sender of mails.
 *
 * @param from an address with or without a name, for example {@code Relevo <relevo@example.org>}
 */
record Sender(String from) {
    /** The id of a message or thread with the domain of the sender's address: a server may refuse an id without a real one. */
    String id(String key) {
        String domain = from.substring(from.lastIndexOf('@') + 1);
        int end = domain.indexOf('>');
        return "<" + key + "@" + (end < 0 ? domain : domain.substring(0, end)).strip() + ">";
    }
}
