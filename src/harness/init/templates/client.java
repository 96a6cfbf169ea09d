// Delivers events to FlowMate: for each event it finds the user, lists the user's active flows, and starts each with the data.
//
// Reads FLOWMATE_BASE_URL, FLOWMATE_TOKEN and FLOWMATE_EVENTS, a file {"events":[{"id","user","data"}]}; and, to get a new token when
// that one has ended, FLOWMATE_USERNAME and FLOWMATE_PASSWORD. Ends with 0 when every event was handled, with 1 when a delivery was
// given up. Needs Java 17 or later and nothing else, started as `java client.java`.
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

class Client {
    static final String USER_AGENT = "my-flowmate-client/1.0";
    static final int PAGE_SIZE = 100, MOST_PAGES = 1000, MOST_TRIES = 4;
    static final long TIMEOUT_MS = 5_000, FIRST_WAIT_MS = 250, LONGEST_PAUSE_MS = 30_000;
    /** Worth another try. Any other refusal stays one, unless it comes with Retry-After. */
    static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);
    static final Set<Object> TYPES = Set.of("string", "number", "integer", "boolean", "array", "object");

    static final Map<String, String> ENV = System.getenv();
    static final String BASE = ENV.getOrDefault("FLOWMATE_BASE_URL", ""), EVENTS = ENV.getOrDefault("FLOWMATE_EVENTS", "");
    static final String USERNAME = ENV.getOrDefault("FLOWMATE_USERNAME", ""), PASSWORD = ENV.getOrDefault("FLOWMATE_PASSWORD", "");
    static String token = ENV.getOrDefault("FLOWMATE_TOKEN", "");
    static int loginsLeft = USERNAME.isEmpty() || PASSWORD.isEmpty() ? 0 : 3;
    /** FlowMate wants to be left alone until then, by System.nanoTime(). */
    static long pauseUntil = System.nanoTime();
    /** It follows no redirect, which would make a GET without data of a POST. */
    static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static class GivenUp extends Exception {
        GivenUp(String message) {
            super(message);
        }
    }

    /** What came of sending a request once: JSON, or a problem. */
    record Result(Object json, String problem, int status, boolean mayPass) {}

    /** Sends a request, and again where that may help, and returns the answer's JSON. */
    static Object call(String method, String path, String body, String... headers) throws GivenUp, InterruptedException {
        boolean mayLogIn = !path.equals("/login");
        for (int tries = 1; ; tries++) {
            long pauseMs = (pauseUntil - System.nanoTime()) / 1_000_000 + 1;
            String what = method + " " + path.replaceAll("[?].*", "") + ": ";
            if (pauseMs > LONGEST_PAUSE_MS) throw new GivenUp(what + "not sent, FlowMate asks for too long a pause");
            if (pauseMs > 1) Thread.sleep(pauseMs);
            Result answer = send(method, path, body, headers);
            if (answer.problem == null) return answer.json;
            if (answer.status == 401 && mayLogIn && loginsLeft > 0) {
                mayLogIn = false;
                logIn();
                continue;
            }
            if (!answer.mayPass || tries >= MOST_TRIES) throw new GivenUp(what + answer.problem);
            Thread.sleep(FIRST_WAIT_MS << tries);
        }
    }

    /** Sends a request once. The time-out is one of the whole answer. */
    static Result send(String method, String path, String body, String... headers) throws InterruptedException {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create(BASE + path)).method(method, publisher).header("User-Agent", USER_AGENT);
        if (!path.equals("/login")) request.header("Authorization", "Bearer " + token);
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        boolean isWebhook = path.startsWith("/webhooks/");
        int[] status = {0};
        CompletableFuture<HttpResponse<byte[]>> sent = HTTP.sendAsync(request.build(), info -> {
            status[0] = info.statusCode();
            return BodyHandlers.ofByteArray().apply(info);
        });
        HttpResponse<byte[]> answer;
        String text;
        try {
            answer = sent.get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
            text = decode(answer);
        } catch (ExecutionException | TimeoutException | IOException cause) {
            sent.cancel(true);
            // A webhook that answers 2xx has taken the data, whatever is lost of the answer.
            boolean isTaken = isWebhook && status[0] / 100 == 2;
            return isTaken ? new Result(null, null, status[0], false) : new Result(null, "no whole answer in time", 0, true);
        }
        if (status[0] / 100 == 2) return read(text, isWebhook);
        long pauseMs = status[0] < 400 || status[0] == 401 ? 0 : retryAfterMs(answer.headers());
        pauseUntil = Math.max(pauseUntil, System.nanoTime() + pauseMs * 1_000_000);
        String more = answer.headers().firstValue("Location").map(to -> to.replaceAll("[?#].*", "")).orElse(shortened(text));
        return new Result(null, "answered " + status[0] + " " + more, status[0], pauseMs > 0 || PASSING.contains(status[0]));
    }

    static String decode(HttpResponse<byte[]> answer) throws IOException {
        InputStream content = new ByteArrayInputStream(answer.body());
        boolean isZipped = answer.headers().firstValue("Content-Encoding").orElse("").endsWith("gzip");
        return new String((isZipped ? new GZIPInputStream(content) : content).readAllBytes(), StandardCharsets.UTF_8);
    }

    static String shortened(String text) {
        return text.substring(0, Math.min(200, text.length()));
    }

    /** Reads the text of an answer 2xx, which a gateway may have given instead of FlowMate. */
    static Result read(String text, boolean isWebhook) {
        Object json;
        try {
            json = Json.parse(text);
        } catch (RuntimeException cause) {
            if (isWebhook && text.matches("(?s)\\s*([{].*)?")) return new Result(null, null, 200, false);
            return new Result(null, "the answer is no whole JSON", 200, !isWebhook);
        }
        Object error = member(json, "error"), errors = member(json, "errors");
        boolean isError = isSet(error) || isSet(errors) || Boolean.FALSE.equals(member(json, "success"));
        if (isWebhook && isSet(member(json, "message")) && !isSet(member(json, "data"))) isError = true;
        return new Result(json, isError ? "it failed: " + shortened(text) : null, 200, false);
    }

    static boolean isSet(Object value) {
        return value != null && !value.equals(false) && !value.equals("") && !value.equals(List.of());
    }

    /** Milliseconds from Retry-After, in seconds or as a date by the clock of the answer; 0 where it cannot be read. */
    static long retryAfterMs(HttpHeaders headers) {
        String text = headers.firstValue("Retry-After").orElse("").trim();
        if (text.matches("[0-9]{1,9}")) return Long.parseLong(text) * 1_000;
        Instant until = parseDate(text), sent = parseDate(headers.firstValue("Date").orElse(""));
        return until == null ? 0 : Math.max(0, until.toEpochMilli() - (sent == null ? Instant.now() : sent).toEpochMilli());
    }

    static Instant parseDate(String text) {
        for (String form : List.of("EEE, d MMM yyyy HH:mm:ss 'GMT'", "EEEE, dd-MMM-yy HH:mm:ss 'GMT'", "EEE MMM ppd HH:mm:ss yyyy")) {
            try {
                return LocalDateTime.parse(text, DateTimeFormatter.ofPattern(form, Locale.ENGLISH)).toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException cause) {
                // Perhaps the next form.
            }
        }
        return null;
    }

    static void logIn() throws GivenUp, InterruptedException {
        loginsLeft--;
        String body = Json.write(Map.of("username", USERNAME, "password", PASSWORD));
        Object given = member(call("POST", "/login", body, "Content-Type", "application/json"), "token");
        if (!(given instanceof String text)) throw new GivenUp("the login gave no token");
        token = text;
    }

    static Object member(Object json, String name) {
        return json instanceof Map<?, ?> map ? map.get(name) : null;
    }

    /** Lists come bare or as the member `data`. Anything else is no empty list. */
    static List<?> rowsOf(Object answer) throws GivenUp {
        if ((answer instanceof List<?> ? answer : member(answer, "data")) instanceof List<?> rows) return rows;
        throw new GivenUp("the answer is no list");
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** FlowMate's user of this name. The search may find others too: only the very same name counts. */
    static Object findUser(String username) throws GivenUp, InterruptedException {
        for (Object user : rowsOf(call("GET", "/users?username=" + encode(username), null))) {
            if (!username.equals(member(user, "username"))) continue;
            if (!(member(user, "status") instanceof String)) throw new GivenUp("the user has no status");
            return user;
        }
        return null;
    }

    /** The ids of all active flows that the user owns, from all pages, each once, with what they declare. */
    static Map<String, Object> listFlows(String userId) throws GivenUp, InterruptedException {
        Map<String, Object> flows = new LinkedHashMap<>();
        for (int number = 1; number <= MOST_PAGES; number++) {
            // New flows stand at the end of this order, and move no other to a page that was read.
            String query = "filter[user]=" + userId + "&filter[status]=active&sort=createdAt&page[size]=" + PAGE_SIZE;
            String escaped = query.replace("[", "%5B").replace("]", "%5D");
            Object answer = call("GET", "/flows?" + escaped + "&page%5Bnumber%5D=" + number, null);
            int before = flows.size();
            List<?> rows = rowsOf(answer);
            for (Object flow : rows) flows.put(String.valueOf(member(flow, "id")), flow);
            // The total counts where it agrees with a page that is not full. Otherwise the list ends where nothing new comes.
            boolean isTotal = new Json.Number("" + flows.size()).equals(member(member(answer, "meta"), "total"));
            if (flows.size() == before || (rows.size() < PAGE_SIZE && isTotal)) break;
        }
        // Checked here as well: what a filter lets through by mistake must not be started.
        for (Object flow : List.copyOf(flows.values())) if (!isToRun(flow, userId)) flows.values().remove(flow);
        return flows;
    }

    static boolean isToRun(Object flow, String userId) throws GivenUp {
        if (!(member(flow, "status") instanceof String status) || !(member(flow, "owners") instanceof List<?> owners)) {
            throw new GivenUp("the flow " + member(flow, "id") + " lacks status or owners");
        }
        return status.equals("active") && owners.stream().anyMatch(owner -> {
            Object type = member(owner, "type");
            return userId.equals(member(owner, "id")) && (type == null || "user".equalsIgnoreCase(type.toString()));
        });
    }

    /** What is declared of an object, and of its members, by names with types. FlowMate documents no form: all in any other. */
    static Object pick(Object declared, Object data, boolean isMember) {
        if (!(declared instanceof Map<?, ?> types) || !(data instanceof Map<?, ?> members) || types.isEmpty()) return data;
        if (types.get("properties") instanceof Map || (isMember && isType(types.get("type")))) return data;
        Map<Object, Object> picked = new LinkedHashMap<>();
        for (var each : types.entrySet()) {
            Object name = each.getKey(), type = each.getValue();
            if (!(type instanceof Map) && !(isMember ? isType(type) : type instanceof String)) return data;
            if (members.containsKey(name)) picked.put(name, pick(type, members.get(name), true));
        }
        return picked;
    }

    static boolean isType(Object type) {
        return type != null && TYPES.contains(type);
    }

    /** Starts the flow. Each delivery has an id of its own, the same in every try. */
    static void trigger(String id, Object flow, Object data) throws GivenUp, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("data", pick(member(member(flow, "payload"), "inputParameters"), data, false));
        String requestId = UUID.randomUUID().toString();
        call("POST", "/webhooks/" + encode(id), Json.write(body), "Content-Type", "application/json", "X-Request-Id", requestId);
    }

    public static void main(String[] arguments) throws Exception {
        if (BASE.isEmpty() || token.isEmpty() || EVENTS.isEmpty()) {
            System.err.println("Set FLOWMATE_BASE_URL, FLOWMATE_TOKEN and FLOWMATE_EVENTS.");
            System.exit(1);
        }
        int failures = 0;
        for (Object event : (List<?>) member(Json.parse(Files.readString(Path.of(EVENTS))), "events")) {
            String what = "event " + member(event, "id");
            try {
                Object user = findUser((String) member(event, "user"));
                if (user == null || !"ACTIVE".equals(member(user, "status"))) continue;
                Object id = member(user, "_id") == null ? member(user, "id") : member(user, "_id");
                for (var flow : listFlows((String) id).entrySet()) {
                    try {
                        trigger(flow.getKey(), flow.getValue(), member(event, "data"));
                    } catch (GivenUp problem) {
                        System.err.println(what + ", flow " + flow.getKey() + ": " + problem.getMessage());
                        failures++;
                    }
                }
            } catch (GivenUp problem) {
                System.err.println(what + ": " + problem.getMessage());
                failures++;
            }
        }
        System.exit(failures == 0 ? 0 : 1);
    }

    /** JSON, which Java's library does not have. Numbers stay the digits that they are. */
    static final class Json {
        record Number(String digits) {}

        private final String text;
        private int at = 0;

        private Json(String text) {
            this.text = text;
        }

        static Object parse(String text) {
            Json json = new Json(text.startsWith("\uFEFF") ? text.substring(1) : text);
            Object value = json.value();
            if (json.peek() != 0) throw new IllegalArgumentException("more than one value");
            return value;
        }

        private char peek() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
            return at < text.length() ? text.charAt(at) : 0;
        }

        private boolean take(char wanted) {
            boolean isThere = peek() == wanted;
            if (isThere) at++;
            return isThere;
        }

        private void demand(char wanted) {
            if (!take(wanted)) throw new IllegalArgumentException("no JSON at " + at);
        }

        private Object value() {
            switch (peek()) {
                case '{':
                    Map<String, Object> map = new LinkedHashMap<>();
                    demand('{');
                    for (boolean isFirst = true; !take('}'); isFirst = false) {
                        if (!isFirst) demand(',');
                        String name = string();
                        demand(':');
                        map.put(name, value());
                    }
                    return map;
                case '[':
                    List<Object> list = new ArrayList<>();
                    demand('[');
                    for (boolean isFirst = true; !take(']'); isFirst = false) {
                        if (!isFirst) demand(',');
                        list.add(value());
                    }
                    return list;
                case '"':
                    return string();
                default:
                    int start = at;
                    while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) at++;
                    String word = text.substring(start, at);
                    if (word.equals("null")) return null;
                    if (word.equals("true") || word.equals("false")) return word.equals("true");
                    if (word.matches("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][-+]?[0-9]+)?")) return new Number(word);
                    throw new IllegalArgumentException("no JSON: " + shortened(word));
            }
        }

        private String string() {
            demand('"');
            StringBuilder read = new StringBuilder();
            for (char letter = text.charAt(at++); letter != '"'; letter = text.charAt(at++)) {
                if (letter != '\\') {
                    read.append(letter);
                    continue;
                }
                char escaped = text.charAt(at++);
                int place = "bfnrt".indexOf(escaped);
                if (escaped == 'u') {
                    read.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                    at += 4;
                } else read.append(place < 0 ? escaped : "\b\f\n\r\t".charAt(place));
            }
            return read.toString();
        }

        static String write(Object value) {
            StringBuilder written = new StringBuilder();
            write(value, written);
            return written.toString();
        }

        private static void write(Object value, StringBuilder to) {
            String separator = "";
            if (value instanceof Map<?, ?> map) {
                to.append('{');
                for (var each : map.entrySet()) {
                    to.append(separator);
                    write(each.getKey(), to);
                    to.append(':');
                    write(each.getValue(), to);
                    separator = ",";
                }
                to.append('}');
            } else if (value instanceof List<?> list) {
                to.append('[');
                for (Object each : list) {
                    to.append(separator);
                    write(each, to);
                    separator = ",";
                }
                to.append(']');
            } else if (value instanceof String text) {
                to.append('"');
                for (char letter : text.toCharArray()) {
                    boolean isPlain = letter >= ' ' && letter != '"' && letter != '\\' && !Character.isSurrogate(letter);
                    to.append(isPlain ? String.valueOf(letter) : String.format("\\u%04x", (int) letter));
                }
                to.append('"');
            } else to.append(value instanceof Number number ? number.digits() : String.valueOf(value));
        }
    }
}
