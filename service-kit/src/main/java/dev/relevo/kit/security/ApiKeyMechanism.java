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

    private final List<Key> keys;

    /** A key by its hash, and who holds it. */
    private record Key(byte[] sha256, Caller caller) {}

    ApiKeyMechanism(RelevoConfig config) {
        this.keys = config.apiKeys().entrySet().stream()
                .flatMap(holder -> holder.getValue().sha256().stream()
                        .map(hash ->
                                new Key(HexFormat.of().parseHex(hash), caller(holder.getKey(), holder.getValue()))))
                .toList();
    }

    private static Caller caller(String holder, RelevoConfig.ApiKey key) {
        return new Caller(
                holder,
                Set.copyOf(key.scopes()),
                Set.copyOf(key.actsFor().orElse(List.of())),
                Set.copyOf(key.numbers().orElse(List.of(Caller.ALL))),
                Set.copyOf(key.queues().orElse(List.of(Caller.ALL))));
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        String authorization = context.request().getHeader("Authorization");
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            return Uni.createFrom().nullItem();
        }
        byte[] presented = sha256(authorization.substring(SCHEME.length()).trim());
        for (Key key : keys) {
            if (MessageDigest.isEqual(key.sha256(), presented)) {
                Caller caller = key.caller();
                return Uni.createFrom()
                        .item(QuarkusSecurityIdentity.builder()
                                .setPrincipal(new QuarkusPrincipal(caller.holder()))
                                .addRoles(caller.scopes())
                                .addAttribute(Caller.ATTRIBUTE, caller)
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
