<?php
// Delivers events to FlowMate: for each event it finds the user, lists the user's active flows, and starts each with the data.
//
// Reads FLOWMATE_BASE_URL, FLOWMATE_TOKEN and FLOWMATE_EVENTS, a file {"events":[{"id","user","data"}]}; and, to get a new token when
// that one has ended, FLOWMATE_USERNAME and FLOWMATE_PASSWORD. Ends with 0 when every event was handled, with 1 when a delivery was
// given up. Needs PHP 8.1 or later with its extension curl. Whole numbers beyond 64 bits are rounded.
declare(strict_types=1);

const USER_AGENT = 'my-flowmate-client/1.0';
const PAGE_SIZE = 100;
const MOST_PAGES = 1000;
const TIMEOUT_SECONDS = 5;
const MOST_TRIES = 4;
const FIRST_WAIT_SECONDS = 0.25;
const LONGEST_PAUSE_SECONDS = 30;
/** Worth another try. Any other refusal stays one, unless it comes with Retry-After. */
const PASSING = [408, 429, 500, 502, 503, 504];
const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object'];

final class GivenUp extends RuntimeException {}

final class FlowMate
{
    private int $loginsLeft = 3;
    /** FlowMate wants to be left alone until then, by hrtime. */
    private float $pauseUntil = 0;

    public function __construct(private string $base, private string $token, private array $login) {}

    /** Sends a request, and again where that may help, and returns the answer's JSON. */
    public function call(string $method, string $path, array $query = [], ?string $body = null, array $headers = []): mixed
    {
        $mayLogIn = $path !== '/login' && !in_array(false, $this->login, true);
        for ($tries = 1; ; $tries++) {
            $pause = $this->pauseUntil - hrtime(true) / 1e9;
            if ($pause > LONGEST_PAUSE_SECONDS) {
                throw new GivenUp("$method $path: not sent, FlowMate asks for too long a pause");
            }
            usleep((int) ceil(max(0, $pause) * 1e6));
            $answer = $this->send($method, $path, $query, $body, $headers);
            if (!isset($answer['problem'])) {
                return $answer['json'];
            }
            if (($answer['status'] ?? 0) === 401 && $mayLogIn && $this->loginsLeft > 0) {
                $mayLogIn = false;
                $this->logIn();
            } elseif (($answer['mayPass'] ?? false) && $tries < MOST_TRIES) {
                usleep((int) (FIRST_WAIT_SECONDS * 2 ** $tries * 1e6));
            } else {
                throw new GivenUp("$method $path: {$answer['problem']}");
            }
        }
    }

    /** Sends a request once. curl's time is that of the whole answer, and it follows no redirect. */
    private function send(string $method, string $path, array $query, ?string $body, array $headers): array
    {
        $head = [];
        $text = '';
        $isWebhook = str_starts_with($path, '/webhooks/');
        if ($path !== '/login') {
            $headers[] = "Authorization: Bearer $this->token";
        }
        $request = curl_init($this->base . $path . '?' . http_build_query($query, '', '&', PHP_QUERY_RFC3986));
        curl_setopt_array($request, [
            CURLOPT_CUSTOMREQUEST => $method,
            CURLOPT_USERAGENT => USER_AGENT,
            CURLOPT_HTTPHEADER => $headers,
            CURLOPT_TIMEOUT => TIMEOUT_SECONDS,
            CURLOPT_ENCODING => '',
            CURLOPT_HEADERFUNCTION => function ($request, string $line) use (&$head): int {
                [$name, $value] = explode(':', $line, 2) + [1 => ''];
                $head[strtolower($name)] = trim($value);
                return strlen($line);
            },
            CURLOPT_WRITEFUNCTION => function ($request, string $part) use (&$text): int {
                $text .= $part;
                return strlen($part);
            },
        ]);
        if ($body !== null) {
            curl_setopt($request, CURLOPT_POSTFIELDS, $body);
        }
        curl_exec($request);
        $status = curl_getinfo($request, CURLINFO_RESPONSE_CODE);
        $isRight = $status >= 200 && $status < 300;
        // A webhook that answers 2xx has taken the data, whatever is lost of the answer.
        if (curl_errno($request) !== 0 && !($isRight && $isWebhook)) {
            return ['mayPass' => true, 'problem' => 'no whole answer in time: ' . curl_error($request)];
        }
        if ($isRight) {
            return self::read($text, $isWebhook);
        }
        $pause = $status >= 400 && $status !== 401 ? self::retryAfter($head) : 0;
        $this->pauseUntil = max($this->pauseUntil, hrtime(true) / 1e9 + $pause);
        $more = strtok($head['location'] ?? '', '?#') ?: substr($text, 0, 200);
        $mayPass = $pause > 0 || in_array($status, PASSING, true);
        return ['status' => $status, 'mayPass' => $mayPass, 'problem' => "answered $status $more"];
    }

    /** Reads the text of an answer 2xx, which a gateway may have given instead of FlowMate. */
    private static function read(string $text, bool $isWebhook): array
    {
        $json = json_decode($text, false, 10_000);
        if (json_last_error() !== JSON_ERROR_NONE) {
            $isTaken = $isWebhook && preg_match('/^\s*(\{|$)/', $text);
            return $isTaken ? ['json' => null] : ['mayPass' => !$isWebhook, 'problem' => 'the answer is no whole JSON'];
        }
        $isError = is_object($json) && (!empty($json->error) || !empty($json->errors) || ($json->success ?? null) === false);
        if ($isError || ($isWebhook && !empty($json->message) && empty($json->data))) {
            return ['problem' => 'it failed: ' . substr($text, 0, 200)];
        }
        return ['json' => $json];
    }

    /** Seconds from Retry-After, given as such or as a date by the clock of the answer; 0 where it cannot be read. */
    private static function retryAfter(array $head): float
    {
        $text = $head['retry-after'] ?? '';
        if (preg_match('/^\d+$/', $text)) {
            return min((float) $text, 86_400);
        }
        $until = preg_match('/\d\d:\d\d:\d\d( GMT| \d{4})$/', $text) ? strtotime("$text UTC") ?: strtotime($text) : false;
        return $until === false ? 0 : max(0, $until - (strtotime($head['date'] ?? '') ?: time()));
    }

    private function logIn(): void
    {
        $this->loginsLeft--;
        $answer = $this->call('POST', '/login', [], json_encode($this->login), ['Content-Type: application/json']);
        $this->token = is_string($answer->token ?? null) ? $answer->token : throw new GivenUp('the login gave no token');
    }

    /** Lists come bare or as the member `data`. Anything else is no empty list. */
    private static function rowsOf(mixed $answer): array
    {
        $rows = is_object($answer) ? $answer->data ?? null : $answer;
        return is_array($rows) ? $rows : throw new GivenUp('the answer is no list');
    }

    /** FlowMate's user of this name. The search may find others too: only the very same name counts. */
    public function findUser(string $username): ?object
    {
        foreach (self::rowsOf($this->call('GET', '/users', ['username' => $username])) as $user) {
            if (($user->username ?? null) === $username) {
                return is_string($user->status ?? null) ? $user : throw new GivenUp('the user has no status');
            }
        }
        return null;
    }

    /** All active flows that the user owns, from all pages, each once. */
    public function listFlows(string $userId): array
    {
        $flows = [];
        // New flows stand at the end of this order, and move no other to a page that was read.
        $query = ['filter[user]' => $userId, 'filter[status]' => 'active', 'page[size]' => PAGE_SIZE, 'sort' => 'createdAt'];
        for ($number = 1; $number <= MOST_PAGES; $number++) {
            $answer = $this->call('GET', '/flows', [...$query, 'page[number]' => $number]);
            $rows = self::rowsOf($answer);
            $before = count($flows);
            foreach ($rows as $flow) {
                $flows["id {$flow->id}"] = $flow;
            }
            // The total counts where it agrees with a page that is not full. Otherwise the list ends where nothing new comes.
            $isLast = count($rows) < PAGE_SIZE && count($flows) === ($answer->meta->total ?? null);
            if ($isLast || count($flows) === $before) {
                break;
            }
        }
        // Checked here as well: what a filter lets through by mistake must not be started.
        return array_filter($flows, fn (object $flow): bool => self::isToRun($flow, $userId));
    }

    private static function isToRun(object $flow, string $userId): bool
    {
        if (!is_string($flow->status ?? null) || !is_array($flow->owners ?? null)) {
            throw new GivenUp("the flow {$flow->id} lacks status or owners");
        }
        foreach ($flow->owners as $owner) {
            if (($owner->id ?? '') === $userId && strtolower((string) ($owner->type ?? 'user')) === 'user') {
                return $flow->status === 'active';
            }
        }
        return false;
    }

    /** Starts the flow. Each delivery has an id of its own, the same in every try. */
    public function trigger(object $flow, mixed $data): void
    {
        $input = pick($flow->payload->inputParameters ?? null, $data);
        $body = json_encode(['data' => $input], JSON_PRESERVE_ZERO_FRACTION | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR, 10_000);
        $headers = ['Content-Type: application/json', 'X-Request-Id: ' . bin2hex(random_bytes(16)), 'Expect:'];
        $this->call('POST', '/webhooks/' . rawurlencode($flow->id), [], $body, $headers);
    }
}

/** What is declared of an object, and of its members, by names with types. FlowMate documents no form: all of it in any other. */
function pick(mixed $declared, mixed $data, bool $isMember = false): mixed
{
    $isType = fn (mixed $type): bool => is_object($type) || ($isMember ? in_array($type, TYPES, true) : is_string($type));
    $types = is_object($declared) && is_object($data) ? get_object_vars($declared) : [];
    $isSchema = is_object($types['properties'] ?? null) || ($isMember && in_array($types['type'] ?? null, TYPES, true));
    if ($types === [] || $isSchema || array_filter($types, $isType) !== $types) {
        return $data;
    }
    $picked = new stdClass();
    foreach ($types as $name => $type) {
        if (property_exists($data, (string) $name)) {
            $picked->{$name} = pick($type, $data->{$name}, true);
        }
    }
    return $picked;
}

$given = array_map('getenv', ['FLOWMATE_BASE_URL', 'FLOWMATE_TOKEN', 'FLOWMATE_EVENTS']);
if (in_array(false, $given, true)) {
    fwrite(STDERR, "Set FLOWMATE_BASE_URL, FLOWMATE_TOKEN and FLOWMATE_EVENTS.\n");
    exit(1);
}
$login = ['username' => getenv('FLOWMATE_USERNAME'), 'password' => getenv('FLOWMATE_PASSWORD')];
$client = new FlowMate($given[0], $given[1], $login);
$failures = 0;
foreach (json_decode(file_get_contents($given[2]), false, 10_000, JSON_THROW_ON_ERROR)->events as $event) {
    try {
        $user = $client->findUser($event->user);
        $flows = ($user->status ?? '') === 'ACTIVE' ? $client->listFlows($user->_id ?? $user->id) : [];
    } catch (GivenUp $problem) {
        fwrite(STDERR, "event {$event->id}: {$problem->getMessage()}\n");
        $failures++;
        continue;
    }
    foreach ($flows as $flow) {
        try {
            $client->trigger($flow, $event->data);
        } catch (GivenUp $problem) {
            fwrite(STDERR, "event {$event->id}, flow {$flow->id}: {$problem->getMessage()}\n");
            $failures++;
        }
    }
}
exit($failures === 0 ? 0 : 1);
