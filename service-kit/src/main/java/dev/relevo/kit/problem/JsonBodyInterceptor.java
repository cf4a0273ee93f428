package dev.relevo.kit.problem;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Interceptor that passes each JSON body to {@link JsonBodies} before it is bound. */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class JsonBodyInterceptor implements ReaderInterceptor {
    private final int maxBytes;

    JsonBodyInterceptor(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBody) {
        this.maxBytes = Math.toIntExact(Math.min(maxBody.asLongValue(), Integer.MAX_VALUE - 1));
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (isJson(context.getMediaType()) && !isRaw(context)) {
            byte[] body = context.getInputStream().readNBytes(maxBytes + 1);
            if (body.length > maxBytes) {
                throw Problems.builder(413, Problems.title(413), "body: expected at most " + maxBytes + " bytes")
                        .withHeader("Connection", "close")
                        .build();
            }
            JsonBodies.check(body);
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }

    /** True when the resource takes the raw bytes: it parses them itself and may have to check a signature first. */
    private static boolean isRaw(ReaderInterceptorContext context) {
        return context.getType() == byte[].class;
    }

    private static boolean isJson(MediaType type) {
        String subtype = type.getSubtype().toLowerCase(Locale.ROOT);
        return subtype.equals("json") || subtype.endsWith("+json");
    }
}
