package dev.relevo.kit.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One value of the document with its position. Scalars are read as text, so that a phone number id keeps its zeros and the language
 * {@code no} is not a boolean.
 */
public final class YamlNode {
    private static final int MAX_QUOTE = 60;
    private static final Pattern UNWRITABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private final Node node;
    private final String path;
    private final YamlProblems problems;

    YamlNode(Node node, String path, YamlProblems problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    public void problem(String detail) {
        problems.add(node.getStartMark(), path, detail);
    }

    /** For the end of a problem's sentence: {@code 'the value'}, {@code a list} or {@code an object}. */
    public String quoted() {
        return switch (node) {
            case ScalarNode scalar
            when isNothing() -> scalar.getValue().isEmpty() ? "nothing" : shortened(scalar.getValue());
            case ScalarNode scalar -> "'" + shortened(scalar.getValue()) + "'";
            case SequenceNode ignored -> "a list";
            default -> "an object";
        };
    }

    public static String shortened(String text) {
        return text.length() <= MAX_QUOTE ? text : text.substring(0, MAX_QUOTE) + "…";
    }

    private boolean isNothing() {
        return node.getTag().equals(Tag.NULL);
    }

    /** The scalar's text; a problem when the node is not a scalar. */
    public Optional<String> text(String expected) {
        if (node instanceof ScalarNode scalar && !isNothing()) {
            return writable(scalar.getValue());
        }
        problem("expected " + expected + ", got " + quoted());
        return Optional.empty();
    }

    /** YAML escapes can make texts that no event can carry. */
    private Optional<String> writable(String text) {
        if (UNWRITABLE.matcher(text).find()) {
            problem("expected text without NUL and lone surrogates");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    public boolean isText() {
        return node instanceof ScalarNode && !isNothing();
    }

    public boolean isEmptyList() {
        return node instanceof SequenceNode list && list.getValue().isEmpty();
    }

    public boolean isObject() {
        return node instanceof MappingNode;
    }

    /** The items of a list; empty, with a problem, when it is not a list or has more than {@code max} items. */
    public List<YamlNode> items(int max) {
        List<YamlNode> items = new ArrayList<>();
        if (!(node instanceof SequenceNode list)) {
            problem("expected a list, got " + quoted());
        } else if (list.getValue().size() > max) {
            problem("expected at most " + max + ", got " + list.getValue().size());
        } else {
            for (Node item : list.getValue()) {
                items.add(new YamlNode(item, path + "[" + items.size() + "]", problems));
            }
        }
        return items;
    }

    /** The items of a list, or the value itself when it is a single one. */
    public List<YamlNode> itemOrItems(int max) {
        return isText() ? List.of(this) : items(max);
    }

    /** An object of known keys; an unknown or duplicate key is a problem. */
    public YamlObject object(List<String> keys) {
        Map<String, YamlNode> members = members();
        for (var member : members.entrySet()) {
            if (!keys.contains(member.getKey()) && !problems.isFull()) {
                problems.add(
                        keyMark(member.getKey()),
                        member.getValue().path,
                        "unknown key" + DidYouMean.hint(member.getKey(), keys));
            }
        }
        return new YamlObject(this, keys, members);
    }

    /** The values of an object by key, in order; empty, with a problem, when it is not an object. */
    public Map<String, YamlNode> members() {
        Map<String, YamlNode> members = new LinkedHashMap<>();
        if (!(node instanceof MappingNode object)) {
            problem("expected an object, got " + (node instanceof ScalarNode && !isNothing() ? "a text" : quoted()));
            return members;
        }
        for (NodeTuple tuple : object.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(tuple.getKeyNode().getStartMark(), path, "expected a key, got a list or an object");
                continue;
            }
            String inside = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            YamlNode value = new YamlNode(tuple.getValueNode(), inside, problems);
            if (members.putIfAbsent(key.getValue(), value) != null) {
                problems.add(key.getStartMark(), inside, "duplicate key");
            }
        }
        return members;
    }

    private org.yaml.snakeyaml.error.Mark keyMark(String key) {
        if (node instanceof MappingNode object) {
            for (NodeTuple tuple : object.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key)) {
                    return scalar.getStartMark();
                }
            }
        }
        return node.getStartMark();
    }
}
