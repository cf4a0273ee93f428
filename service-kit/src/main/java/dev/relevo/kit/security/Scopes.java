package dev.relevo.kit.security;

/** What a key may do. Used as roles on the resources. */
public final class Scopes {
    /** Report bot messages and signals. */
    public static final String BOT = "bot";
    /** Work handoffs. */
    public static final String AGENT = "agent";
    /** See and steer numbers, policies and alerts. */
    public static final String OPERATOR = "operator";
    /** Everything. */
    public static final String ADMIN = "admin";

    private Scopes() {}
}
