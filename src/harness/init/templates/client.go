// Delivers events to FlowMate: for each event it finds the user, lists the user's active flows, and starts each with the data.
//
// Reads FLOWMATE_BASE_URL, FLOWMATE_TOKEN and FLOWMATE_EVENTS, a file {"events":[{"id","user","data"}]}; and, to get a new token when
// that one has ended, FLOWMATE_USERNAME and FLOWMATE_PASSWORD. Ends with 0 when every event was handled, with 1 when a delivery was
// given up. Needs Go 1.19 or later and nothing else.
package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
)

const (
	userAgent    = "my-flowmate-client/1.0"
	pageSize     = 100
	mostPages    = 1000
	timeout      = 5 * time.Second
	mostTries    = 4
	firstWait    = 250 * time.Millisecond
	longestPause = 30 * time.Second
)

// Worth another try. Any other refusal stays one, unless it comes with Retry-After.
var passing = map[int]bool{408: true, 429: true, 500: true, 502: true, 503: true, 504: true}
var types = map[string]bool{"string": true, "number": true, "integer": true, "boolean": true, "array": true, "object": true}

var base, token = os.Getenv("FLOWMATE_BASE_URL"), os.Getenv("FLOWMATE_TOKEN")
var username, password = os.Getenv("FLOWMATE_USERNAME"), os.Getenv("FLOWMATE_PASSWORD")
var loginsLeft = 3

// FlowMate wants to be left alone until then.
var pauseUntil time.Time

// A redirect is not followed: it would make a GET without data of a POST.
var client = http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

type object = map[string]json.RawMessage

// result is what came of sending a request once: content, or a problem.
type result struct {
	content []byte
	problem string
	status  int
	mayPass bool
}

// call sends a request, and again where that may help, and returns the JSON of its answer.
func call(method, path string, query url.Values, body []byte, headers map[string]string) ([]byte, error) {
	mayLogIn := path != "/login" && username != "" && password != ""
	for tries := 1; ; tries++ {
		pause := time.Until(pauseUntil)
		if pause > longestPause {
			return nil, fmt.Errorf("%s %s: not sent, FlowMate asks for too long a pause", method, path)
		}
		time.Sleep(pause)
		answer := send(method, path, query, body, headers)
		switch {
		case answer.problem == "":
			return answer.content, nil
		case answer.status == 401 && mayLogIn && loginsLeft > 0:
			mayLogIn = false
			if err := logIn(); err != nil {
				return nil, err
			}
		case answer.mayPass && tries < mostTries:
			time.Sleep(firstWait << tries)
		default:
			return nil, fmt.Errorf("%s %s: %s", method, path, answer.problem)
		}
	}
}

// send sends a request once. The time-out is one of the whole answer.
func send(method, path string, query url.Values, body []byte, headers map[string]string) result {
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, method, base+path+"?"+query.Encode(), bytes.NewReader(body))
	if err != nil {
		return result{problem: err.Error()}
	}
	request.Header.Set("User-Agent", userAgent)
	if path != "/login" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	for name, value := range headers {
		request.Header.Set(name, value)
	}
	// Go repeats some requests on its own, under no bound of ours, unless it cannot read their body again.
	request.GetBody = nil
	isWebhook := strings.HasPrefix(path, "/webhooks/")
	answer, err := client.Do(request)
	if err != nil {
		return result{mayPass: true, problem: "no answer in time, or no connection"}
	}
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	isRight := answer.StatusCode >= 200 && answer.StatusCode < 300
	// A webhook that answers 2xx has taken the data, whatever is lost of the answer.
	if err != nil && isRight && !isWebhook {
		return result{mayPass: true, problem: "no whole answer"}
	}
	if isRight {
		return read(content, isWebhook)
	}
	where, _, _ := strings.Cut(answer.Header.Get("Location"), "?")
	problem := fmt.Sprintf("answered %d %s %.200s", answer.StatusCode, where, content)
	pause := time.Duration(0)
	if answer.StatusCode >= 400 && answer.StatusCode != 401 {
		pause = retryAfter(answer.Header)
	}
	if until := time.Now().Add(pause); until.After(pauseUntil) {
		pauseUntil = until
	}
	return result{status: answer.StatusCode, problem: problem, mayPass: passing[answer.StatusCode] || pause > 0}
}

// read looks at the content of an answer 2xx, which a gateway may have given instead of FlowMate.
func read(content []byte, isWebhook bool) result {
	if !json.Valid(content) {
		start := strings.TrimSpace(string(content))
		if isWebhook && (start == "" || start[0] == '{') {
			return result{}
		}
		return result{mayPass: !isWebhook, problem: "the answer is no whole JSON"}
	}
	var said object
	_ = json.Unmarshal(content, &said)
	isSet := func(name string) bool {
		text := string(said[name])
		return text != "" && text != "null" && text != "false" && text != "[]" && text != `""`
	}
	isError := isSet("error") || isSet("errors") || string(said["success"]) == "false"
	if isError || (isWebhook && isSet("message") && !isSet("data")) {
		return result{problem: fmt.Sprintf("it failed: %.200s", content)}
	}
	return result{content: content}
}

// retryAfter reads Retry-After, in seconds or as a date by the clock of the answer; 0 where it cannot be read.
func retryAfter(headers http.Header) time.Duration {
	text := strings.TrimSpace(headers.Get("Retry-After"))
	if seconds, err := strconv.ParseUint(text, 10, 32); err == nil {
		return time.Duration(seconds) * time.Second
	}
	until, err := http.ParseTime(text)
	if err != nil {
		return 0
	}
	sent, err := http.ParseTime(headers.Get("Date"))
	if err != nil {
		sent = time.Now()
	}
	return until.Sub(sent)
}

func logIn() error {
	loginsLeft--
	body, _ := json.Marshal(map[string]string{"username": username, "password": password})
	content, err := call("POST", "/login", nil, body, map[string]string{"Content-Type": "application/json"})
	if err != nil {
		return err
	}
	var answer struct{ Token string }
	if json.Unmarshal(content, &answer) != nil || answer.Token == "" {
		return fmt.Errorf("the login gave no token")
	}
	token = answer.Token
	return nil
}

// rowsOf reads a list that comes bare or as the member data. Anything else is no empty list.
func rowsOf[Row any](content []byte, rows *[]Row) (total int, err error) {
	var answer struct {
		Data json.RawMessage
		Meta struct{ Total json.RawMessage }
	}
	if bytes.HasPrefix(bytes.TrimSpace(content), []byte("[")) {
		answer.Data = content
	} else if err = json.Unmarshal(content, &answer); err != nil && answer.Data == nil {
		return 0, fmt.Errorf("the answer is no list")
	}
	if json.Unmarshal(answer.Data, rows) != nil || *rows == nil {
		return 0, fmt.Errorf("the answer is no list")
	}
	total, err = strconv.Atoi(string(answer.Meta.Total))
	if err != nil {
		total = -1
	}
	return total, nil
}

type user struct {
	ID       string `json:"id"`
	OtherID  string `json:"_id"`
	Username string
	Status   *string
}

// findUser returns FlowMate's user of this name. The search may find others too: only the very same name counts.
func findUser(name string) (*user, error) {
	content, err := call("GET", "/users", url.Values{"username": {name}}, nil, nil)
	if err != nil {
		return nil, err
	}
	var users []user
	if _, err := rowsOf(content, &users); err != nil {
		return nil, err
	}
	for _, found := range users {
		if found.Username != name {
			continue
		}
		if found.OtherID != "" {
			found.ID = found.OtherID
		}
		if found.Status == nil {
			return nil, fmt.Errorf("the user has no status")
		}
		return &found, nil
	}
	return nil, nil
}

type flow struct {
	ID      string
	Status  *string
	Owners  []struct{ ID, Type string }
	Payload struct{ InputParameters json.RawMessage }
}

// listFlows returns all active flows that the user owns, from all pages, each once.
func listFlows(userID string) ([]flow, error) {
	flows, seen := []flow{}, map[string]bool{}
	for number := 1; number <= mostPages; number++ {
		query := url.Values{
			"filter[user]": {userID}, "filter[status]": {"active"}, "page[size]": {strconv.Itoa(pageSize)},
			// New flows stand at the end of this order, and move no other to a page that was read.
			"page[number]": {strconv.Itoa(number)}, "sort": {"createdAt"},
		}
		content, err := call("GET", "/flows", query, nil, nil)
		if err != nil {
			return nil, err
		}
		var rows []flow
		total, err := rowsOf(content, &rows)
		if err != nil {
			return nil, err
		}
		before := len(seen)
		for _, row := range rows {
			if seen[row.ID] {
				continue
			}
			seen[row.ID] = true
			if row.Status == nil || row.Owners == nil {
				return nil, fmt.Errorf("the flow %s lacks status or owners", row.ID)
			}
			// Checked here as well: what a filter lets through by mistake must not be started.
			for _, owner := range row.Owners {
				isUser := owner.Type == "" || strings.EqualFold(owner.Type, "user")
				if *row.Status == "active" && owner.ID == userID && isUser {
					flows = append(flows, row)
					break
				}
			}
		}
		// The total counts where it agrees with a page that is not full. Otherwise the list ends where nothing new comes.
		if len(seen) == before || (len(rows) < pageSize && len(seen) == total) {
			break
		}
	}
	return flows, nil
}

// pick returns what is declared of an object, and of its members, by names with types. FlowMate documents no form: all in any other.
func pick(declared, data json.RawMessage, isMember bool) json.RawMessage {
	var kinds, members object
	if json.Unmarshal(declared, &kinds) != nil || json.Unmarshal(data, &members) != nil || len(kinds) == 0 || members == nil {
		return data
	}
	isObject := func(text json.RawMessage) bool { return bytes.HasPrefix(text, []byte("{")) }
	var word string
	isSchema := isMember && json.Unmarshal(kinds["type"], &word) == nil && types[word]
	if isSchema || isObject(kinds["properties"]) {
		return data
	}
	picked := object{}
	for name, kind := range kinds {
		isWord := json.Unmarshal(kind, &word) == nil && string(kind) != "null"
		if !isObject(kind) && (!isWord || (isMember && !types[word])) {
			return data
		}
		if value, found := members[name]; found {
			picked[name] = pick(kind, value, true)
		}
	}
	text, _ := json.Marshal(picked)
	return text
}

// trigger starts the flow. Each delivery has an id of its own, the same in every try.
func trigger(to flow, data json.RawMessage) error {
	id := make([]byte, 16)
	_, _ = rand.Read(id)
	body := append(append([]byte(`{"data":`), pick(to.Payload.InputParameters, data, false)...), '}')
	headers := map[string]string{"Content-Type": "application/json", "X-Request-Id": hex.EncodeToString(id)}
	_, err := call("POST", "/webhooks/"+url.PathEscape(to.ID), nil, body, headers)
	return err
}

// handle returns how many deliveries were given up.
func handle(id, name string, data json.RawMessage) (failures int) {
	found, err := findUser(name)
	if err == nil && (found == nil || *found.Status != "ACTIVE") {
		return 0
	}
	var flows []flow
	if err == nil {
		flows, err = listFlows(found.ID)
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "event %s: %v\n", id, err)
		return 1
	}
	for _, to := range flows {
		if err := trigger(to, data); err != nil {
			fmt.Fprintf(os.Stderr, "event %s, flow %s: %v\n", id, to.ID, err)
			failures++
		}
	}
	return failures
}

func main() {
	if base == "" || token == "" || os.Getenv("FLOWMATE_EVENTS") == "" {
		fmt.Fprintln(os.Stderr, "Set FLOWMATE_BASE_URL, FLOWMATE_TOKEN and FLOWMATE_EVENTS.")
		os.Exit(1)
	}
	var file struct {
		Events []struct {
			ID, User string
			Data     json.RawMessage
		}
	}
	text, err := os.ReadFile(os.Getenv("FLOWMATE_EVENTS"))
	if err == nil {
		err = json.Unmarshal(text, &file)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	failures := 0
	for _, event := range file.Events {
		failures += handle(event.ID, event.User, event.Data)
	}
	if failures > 0 {
		os.Exit(1)
	}
}
