package dev.relevo.kit.security;

import io.micrometer.core.instrument.MeterRegistry;
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
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Authentication by {@code Authorization: Bearer <key>}: the identity is the holder configured for the key's SHA-256. Its scopes
 * are the roles that {@code @RolesAllowed} on the resources names; a {@link Caller} holds the other permissions. Routes without a
 * role are not authenticated.
 */
@Singleton
class ApiKeyMechanism implements HttpAuthenticationMechanism {
    private static final Logger LOG = Logger.getLogger(ApiKeyMechanism.class);
    private static final String SCHEME = "Bearer ";

    private final KeyRing keys;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final WrongKeyRateLimiter limiter;

    /** The reason why a key is refused; the label of the metric. */
    private enum Reason {
        /** No holder has this key. */
        UNKNOWN,
        /** The key has expired. */
        EXPIRED,
        /** Too many wrong keys came from this address. */
        THROTTLED
    }

    ApiKeyMechanism(KeyRing keys, MeterRegistry meters, InstantSource clock) {
        this.keys = keys;
        this.meters = meters;
        this.clock = clock;
        this.limiter = new WrongKeyRateLimiter(new SecureRandom().nextInt(), clock);
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        String authorization = context.request().getHeader("Authorization");
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().nullItem();
        }
        Key key = keys.find(sha256(authorization.substring(SCHEME.length()).strip()));
        Instant now = clock.instant();
        if (key == null || key.isExpired(now)) {
            return Uni.createFrom().failure(refused(address(context), key));
        }
        Caller caller = key.caller();
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(caller.holder()))
                        .addRoles(caller.scopes())
                        .addAttribute(Caller.ATTRIBUTE, caller)
                        .build());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    /** Only wrong keys are rate limited, so that one client cannot lock out others behind the same address. */
    private AuthenticationFailedException refused(String address, @Nullable Key key) {
        Duration wait = limiter.take(address);
        Reason reason = !wait.isZero() ? Reason.THROTTLED : key == null ? Reason.UNKNOWN : Reason.EXPIRED;
        meters.counter("relevo.auth.rejected", "reason", reason.name().toLowerCase(Locale.ROOT))
                .increment();
        if (limiter.mayLog(address)) {
            LOG.warnf("API key refused reason=%s address=%s", reason, limiter.label(address));
        }
        return wait.isZero()
                ? new AuthenticationFailedException("API key refused")
                : new AuthenticationFailedException(new TooManyWrongKeysException(wait));
    }

    private static String address(RoutingContext context) {
        var remote = context.request().remoteAddress();
        String address = remote == null ? null : remote.hostAddress();
        return address == null ? "unknown" : address;
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
