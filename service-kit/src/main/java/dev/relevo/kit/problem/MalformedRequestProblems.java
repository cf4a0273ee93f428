package dev.relevo.kit.problem;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpVersion;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Adds a problem body to responses for requests that are too malformed to be routed: Vert.x answers 400, 414 and 431 itself,
 * without a body, before any of our own handlers runs. Netty finds the extension by service loading, which its property enables.
 */
@Singleton
public final class MalformedRequestProblems implements HttpServerOptionsCustomizer {
    private static final String SWITCH = "io.netty.bootstrap.extensions";

    private static final Map<Integer, String> BODIES = Map.of(
            400, Problems.json(400, "path, query or request line: expected HTTP/1.1 with percent-encoded UTF-8"),
            414, Problems.json(414, "request target: expected at most 8 KB"),
            431, Problems.json(431, "headers: expected at most 8 KB"));

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        System.setProperty(SWITCH, "serviceload");
    }

    /** The extension that Netty calls for each connection. */
    public static final class Extension extends ChannelInitializerExtension {
        @Override
        public void postInitializeServerChildChannel(Channel channel) {
            channel.pipeline().addFirst(new Install());
        }
    }

    /** Installs the body handler at the first bytes: the encoder does not exist earlier. */
    private static final class Install extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ChannelHandlerContext encoder = context.pipeline().context(HttpResponseEncoder.class);
            if (encoder != null) {
                context.pipeline().addAfter(encoder.name(), "problemBodies", new AddBody());
            }
            context.pipeline().remove(this);
            context.fireChannelRead(message);
        }
    }

    private static final class AddBody extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            context.write(message instanceof FullHttpResponse response ? withBody(response) : message, promise);
        }

        private static FullHttpResponse withBody(FullHttpResponse response) {
            String body = BODIES.get(response.status().code());
            boolean isBare =
                    !response.content().isReadable() && !response.headers().contains(HttpHeaderNames.CONTENT_TYPE);
            if (body == null || !isBare) {
                return response;
            }
            ByteBuf content = Unpooled.copiedBuffer(body, StandardCharsets.UTF_8);
            var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, response.status(), content);
            answer.headers()
                    .set(response.headers())
                    .set(HttpHeaderNames.CONTENT_TYPE, Problems.MEDIA_TYPE)
                    .set("X-Content-Type-Options", "nosniff")
                    .set(HttpHeaderNames.CONNECTION, "close")
                    .setInt(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
            response.release();
            return answer;
        }
    }
}
