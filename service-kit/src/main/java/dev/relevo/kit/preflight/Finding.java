package dev.relevo.kit.preflight;

/**
 * One setting or right that does not match the service's needs.
 *
 * @param resource a topic, {@code group:NAME}, {@code transactional-id:NAME} or {@code cluster}
 * @param setting the name of the resource's setting, or {@code acl}
 * @param fix what to do
 */
public record Finding(String resource, String setting, String expected, String got, String fix) {
    static final String ACL = "acl";

    /** An operation that the principal is not allowed to perform. */
    static Finding denied(String resource, String operation, String fix) {
        return new Finding(resource, ACL, operation, "denied", fix);
    }
}
