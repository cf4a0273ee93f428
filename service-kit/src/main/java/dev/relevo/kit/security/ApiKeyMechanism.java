package dev.relevo.kit.security;

import dev.relevo.kit.RelevoConfig;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Answers {@code Authorization: Bearer <key>} with the identity the key's SHA-256 is configured for. Its scopes are the roles
 * that {@code @RolesAllowed} on the resources names.
 */
@Singleton
class ApiKeyMechanism implements HttpAuthenticationMechanism {
    private static final String SCHEME = "Bearer ";

    private final List<Holder> holders;

    /** Who holds a key, known by its hash. */
    private record Holder(String name, byte[] sha256, Set<String> scopes) {}

    ApiKeyMechanism(RelevoConfig config) {
        this.holders = config.apiKeys().entrySet().stream()
                .map(key -> new Holder(
                        key.getKey(),
                        HexFormat.of().parseHex(key.getValue().sha256()),
                        Set.copyOf(key.getValue().scopes())))
                .toList();
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        String authorization = context.request().getHeader("Authorization");
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            return Uni.createFrom().nullItem();
        }
        byte[] presented = sha256(authorization.substring(SCHEME.length()).trim());
        for (Holder holder : holders) {
            if (MessageDigest.isEqual(holder.sha256(), presented)) {
                return Uni.createFrom()
                        .item(QuarkusSecurityIdentity.builder()
                                .setPrincipal(new QuarkusPrincipal(holder.name()))
                                .addRoles(holder.scopes())
                                .build());
            }
        }
        return Uni.createFrom().failure(new AuthenticationFailedException("unknown API key"));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
