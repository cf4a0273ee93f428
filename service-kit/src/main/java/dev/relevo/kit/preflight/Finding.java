package dev.relevo.kit.preflight;

/**
 * One thing that is not as the service needs it.
 *
 * @param resource what it is about: a topic, {@code group:NAME}, {@code transactional-id:NAME} or {@code cluster}
 * @param setting which of its settings, or {@code acl}
 * @param fix what to do
 */
public record Finding(String resource, String setting, String expected, String got, String fix) {
    static final String ACL = "acl";

    /** An operation that the principal is not allowed. */
    static Finding denied(String resource, String operation, String fix) {
        return new Finding(resource, ACL, operation, "denied", fix);
    }
}
