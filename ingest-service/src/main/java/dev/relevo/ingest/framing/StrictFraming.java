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
 * Puts the {@link StrictDecoder} into each connection of the service port before its first byte is read. Netty finds the extension by
 * service loading, which its property switches on.
 */
@Singleton
public final class StrictFraming implements HttpServerOptionsCustomizer {
    private static final String SWITCH = "io.netty.bootstrap.extensions";

    /** Netty makes the extension, Quarkus the customizer: they meet here. */
    private static final AtomicReference<HttpServerOptions> OPTIONS = new AtomicReference<>();

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        OPTIONS.set(options);
        System.setProperty(SWITCH, "serviceload");
    }

    /** What Netty calls for each connection. */
    public static final class Extension extends ChannelInitializerExtension {
        @Override
        public void postInitializeServerChildChannel(Channel channel) {
            channel.pipeline().addFirst(new Swap());
        }
    }

    /** Waits for the first bytes: only then the decoder is there to be replaced. */
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
