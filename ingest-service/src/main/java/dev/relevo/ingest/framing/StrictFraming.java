package dev.relevo.ingest.framing;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The installer of {@link StrictDecoder}: replaces the decoder of each connection of the service port before its first byte is
 * read. Netty loads the extension with a service loader, which a system property enables.
 */
@Singleton
public final class StrictFraming implements HttpServerOptionsCustomizer {
    private static final String SWITCH = "io.netty.bootstrap.extensions";

    /** Static, because Netty creates the extension and Quarkus creates the customizer. */
    private static final AtomicReference<HttpServerOptions> OPTIONS = new AtomicReference<>();

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        OPTIONS.set(options);
        System.setProperty(SWITCH, "serviceload");
    }

    /** The extension that Netty calls for each connection. */
    public static final class Extension extends ChannelInitializerExtension {
        @Override
        public void postInitializeServerChildChannel(Channel channel) {
            channel.pipeline().addFirst(new Swap());
        }
    }

    /** Replaces the decoder at the first bytes, because it is not installed earlier. */
    private static final class Swap extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            HttpServerOptions options = OPTIONS.get();
            HttpRequestDecoder decoder = context.pipeline().get(HttpRequestDecoder.class);
            if (options != null && decoder != null) {
                context.pipeline().replace(decoder, "strictDecoder", new StrictDecoder(options));
            }
            context.pipeline().remove(this);
            context.fireChannelRead(message);
        }
    }
}
