package dev.relevo.kit.problem;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;

/** Has {@link JsonBodies} look at each JSON body before it is bound. */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class BodyGuard implements ReaderInterceptor {
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (isJson(context.getMediaType()) && !isRaw(context)) {
            byte[] body = context.getInputStream().readAllBytes();
            JsonBodies.check(body);
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }

    /** Who takes the bytes reads them too, and may have to check a signature first. */
    private static boolean isRaw(ReaderInterceptorContext context) {
        return context.getType() == byte[].class;
    }

    private static boolean isJson(MediaType type) {
        String subtype = type.getSubtype().toLowerCase(Locale.ROOT);
        return subtype.equals("json") || subtype.endsWith("+json");
    }
}
