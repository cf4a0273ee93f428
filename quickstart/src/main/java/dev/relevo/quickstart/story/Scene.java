package dev.relevo.quickstart.story;

import dev.relevo.quickstart.client.Bot;
import dev.relevo.quickstart.client.DemoNumber;
import dev.relevo.quickstart.client.DemoUser;
import dev.relevo.quickstart.client.RestApi;
import dev.relevo.quickstart.client.Simulator;
import dev.relevo.quickstart.client.TopicWatch;
import dev.relevo.quickstart.stack.Credentials;
import dev.relevo.quickstart.stack.RunningStack;
import dev.relevo.quickstart.stack.Service;
import dev.relevo.stack.Broker;
import dev.relevo.stack.MailServer.Mail;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** The public interfaces of the running stack, on which the story is played. */
public final class Scene {
    private final RunningStack stack;
    private final TopicWatch topics;
    private final Instant run;

    /**
     * @param stack the running stack
     * @param topics reads the topics that the services write
     * @param run when this story began; makes its users new
     */
    public Scene(RunningStack stack, TopicWatch topics, Instant run) {
        this.stack = stack;
        this.topics = topics;
        this.run = run;
    }

    Simulator simulator() {
        return new Simulator(url(stack.ports().simulator()));
    }

    /** The service's API, with the API key of that name; without a key when empty. */
    RestApi api(Service service, String credential) {
        String key = credential.isEmpty() ? "" : stack.credentials().apiKey(credential);
        return new RestApi(url(stack.ports().of(service)), key);
    }

    RestApi operator(Service service) {
        return api(service, Credentials.OPERATOR);
    }

    Bot bot() {
        return new Bot(api(Service.INGEST, Credentials.BOT));
    }

    String verifyToken() {
        return stack.credentials().verifyToken();
    }

    TopicWatch topics() {
        return topics;
    }

    Broker broker() {
        return stack.broker();
    }

    List<Mail> mails() {
        return stack.mail().received();
    }

    /** A new user. */
    DemoUser user(String name, DemoNumber number, int index) {
        return DemoUser.of(name, number, run, index);
    }

    Instant run() {
        return run;
    }

    private static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
