#!/usr/bin/env python3
"""Delivers events to FlowMate: for each event it finds the user, lists the user's active flows, and starts each with the data.

Reads FLOWMATE_BASE_URL, FLOWMATE_TOKEN and FLOWMATE_EVENTS, a file {"events":[{"id","user","data"}]}; and, to get a new token when
that one has ended, FLOWMATE_USERNAME and FLOWMATE_PASSWORD. Ends with 0 when every event was handled, with 1 when a delivery was
given up. Needs Python 3.8 or later and nothing else.
"""
import email.utils
import http.client
import json
import os
import re
import socket
import sys
import threading
import time
import urllib.parse
import uuid
import zlib

USER_AGENT = "my-flowmate-client/1.0"
PAGE_SIZE = 100
MOST_PAGES = 1000
TIMEOUT_SECONDS = 5
MOST_TRIES = 4
FIRST_WAIT_SECONDS = 0.25
LONGEST_PAUSE_SECONDS = 30
# Worth another try. Any other refusal stays one, unless it comes with Retry-After.
PASSING = (408, 429, 500, 502, 503, 504)
TYPES = ("string", "number", "integer", "boolean", "array", "object")

try:
    BASE = urllib.parse.urlsplit(os.environ["FLOWMATE_BASE_URL"])
    TOKEN = os.environ["FLOWMATE_TOKEN"]
    EVENTS = os.environ["FLOWMATE_EVENTS"]
except KeyError as missing:
    sys.exit(f"Set {missing.args[0]}.")
LOGIN = {"username": os.environ.get("FLOWMATE_USERNAME"), "password": os.environ.get("FLOWMATE_PASSWORD")}
# FlowMate wants to be left alone until then, by time.monotonic().
state = {"token": TOKEN, "logins left": 3 if all(LOGIN.values()) else 0, "pause until": 0.0}


class GivenUp(Exception):
    """A call that was given up."""


class Passing(GivenUp):
    """The same, though another try may help."""


class Refused(GivenUp):
    """The token is no longer good."""


def call(method, path, query=None, body=None, headers=None):
    """Sends a request, and again where that may help, and returns the answer's JSON."""
    may_log_in = path != "/login"
    tries = 1
    while True:
        pause = state["pause until"] - time.monotonic()
        if pause > LONGEST_PAUSE_SECONDS:
            raise GivenUp(f"{method} {path}: not sent, FlowMate asks for too long a pause")
        time.sleep(max(0, pause))
        sent = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip", **(headers or {})}
        if path != "/login":
            sent["Authorization"] = f"Bearer {state['token']}"
        try:
            return send(method, f"{path}?{urllib.parse.urlencode(query or {})}", body, sent)
        except Refused as problem:
            if not may_log_in or state["logins left"] == 0:
                raise GivenUp(f"{method} {path}: {problem}") from None
            may_log_in = False
            log_in()
        except Passing as problem:
            if tries >= MOST_TRIES:
                raise GivenUp(f"{method} {path}: {problem}") from None
            time.sleep(FIRST_WAIT_SECONDS * 2**tries)
            tries += 1
        except GivenUp as problem:
            raise GivenUp(f"{method} {path}: {problem}") from None


def send(method, target, body, headers):
    """Sends a request once, and returns the JSON of an answer that came whole, in time, and is no error."""
    connect = http.client.HTTPSConnection if BASE.scheme == "https" else http.client.HTTPConnection
    connection = connect(BASE.hostname, BASE.port, timeout=TIMEOUT_SECONDS)
    # The time-out of a socket is one of each read: without this an answer that drips would never end.
    timer = threading.Timer(TIMEOUT_SECONDS, end, [connection])
    is_webhook = target.startswith("/webhooks/")
    answer = None
    try:
        # It follows no redirect, which would make a GET without data of a POST.
        connection.request(method, BASE.path + target, body, headers)
        timer.start()
        answer = connection.getresponse()
        content = decode(answer.read(), answer.getheader("Content-Encoding", ""))
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        # A webhook that answers 2xx has taken the data, whatever is lost of the answer.
        if is_webhook and answer is not None and 200 <= answer.status < 300:
            return None
        raise Passing(f"no whole answer in time ({type(error).__name__})") from None
    finally:
        timer.cancel()
        connection.close()
    if not 200 <= answer.status < 300:
        raise refusal(answer, content)
    return read(content.decode(errors="replace"), is_webhook)


def end(connection):
    try:
        connection.sock.shutdown(socket.SHUT_RDWR)
    except (OSError, AttributeError):
        pass


def decode(content, coding):
    if coding in ("", "identity"):
        return content
    try:
        return zlib.decompress(content, 47)  # gzip, or deflate as it is meant to be
    except zlib.error:
        return zlib.decompress(content, -15)


def refusal(answer, content):
    where = (answer.getheader("Location") or "").split("?")[0] or content[:200].decode(errors="replace")
    problem = f"answered {answer.status} {where}"
    if answer.status == 401:
        return Refused(problem)
    pause = retry_after(answer) if answer.status >= 400 else 0
    state["pause until"] = max(state["pause until"], time.monotonic() + pause)
    return Passing(problem) if pause or answer.status in PASSING else GivenUp(problem)


def retry_after(answer):
    """Seconds from Retry-After, given as such or as a date by the clock of the answer; 0 where it cannot be read."""
    text = answer.getheader("Retry-After", "").strip()
    if re.fullmatch(r"[0-9]+", text):
        return min(float(text), 86400)
    try:
        sent = email.utils.parsedate_to_datetime(answer.getheader("Date")).timestamp()
    except (TypeError, ValueError):
        sent = time.time()
    try:
        until = email.utils.parsedate_to_datetime(text)
        zone = "" if until.tzinfo else "+0000"
        return max(0, email.utils.parsedate_to_datetime(f"{text} {zone}").timestamp() - sent)
    except (TypeError, ValueError):
        return 0


def read(text, is_webhook):
    """Reads the text of an answer 2xx, which a gateway may have given instead of FlowMate."""
    try:
        value = json.loads(text)
    except ValueError:
        if not is_webhook:
            raise Passing("the answer is no whole JSON") from None
        if text.strip() and not text.lstrip().startswith("{"):
            raise GivenUp("what answered is not FlowMate") from None
        return None
    members = value if isinstance(value, dict) else {}
    is_error = members.get("error") or members.get("errors") or members.get("success") is False
    if is_error or (is_webhook and "message" in members and not members.get("data")):
        raise GivenUp(f"it failed: {text[:200]}")
    return value


def log_in():
    state["logins left"] -= 1
    answer = call("POST", "/login", body=json.dumps(LOGIN).encode(), headers={"Content-Type": "application/json"})
    if not isinstance(answer, dict) or not isinstance(answer.get("token"), str):
        raise GivenUp("the login gave no token")
    state["token"] = answer["token"]


def rows_of(answer):
    """Lists come bare or as the member `data`. Anything else is no empty list."""
    rows = answer.get("data") if isinstance(answer, dict) else answer
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise GivenUp("the answer is no list")
    return rows


def find_user(username):
    """FlowMate's user of this name. The search may find others too: only the very same name counts."""
    for user in rows_of(call("GET", "/users", {"username": username})):
        if user.get("username") == username:
            if not isinstance(user.get("status"), str):
                raise GivenUp("the user has no status")
            return user
    return None


def list_flows(user_id):
    """All active flows that the user owns, from all pages, each once."""
    flows = {}
    # New flows stand at the end of this order, and move no other to a page that was read.
    query = {"filter[user]": user_id, "filter[status]": "active", "page[size]": PAGE_SIZE, "sort": "createdAt"}
    for number in range(1, MOST_PAGES + 1):
        answer = call("GET", "/flows", {**query, "page[number]": number})
        rows = rows_of(answer)
        before = len(flows)
        flows.update((flow.get("id"), flow) for flow in rows)
        meta = answer.get("meta") if isinstance(answer, dict) else None
        total = meta.get("total") if isinstance(meta, dict) else None
        # The total counts where it agrees with a page that is not full. Otherwise the list ends where nothing new comes.
        if len(flows) == before or (len(rows) < PAGE_SIZE and len(flows) == total):
            break
    # Checked here as well: what a filter lets through by mistake must not be started.
    return [flow for flow in flows.values() if is_to_run(flow, user_id)]


def is_to_run(flow, user_id):
    status, owners = flow.get("status"), flow.get("owners")
    if not isinstance(status, str) or not isinstance(owners, list):
        raise GivenUp(f"the flow {flow.get('id')} lacks status or owners")
    is_own = any(owner.get("id") == user_id and str(owner.get("type", "user")).lower() == "user" for owner in owners)
    return status == "active" and is_own


def pick(declared, data, is_member=False):
    """What is declared of an object, and of its members, by names with types. FlowMate documents no form: all of it in any other."""
    if not isinstance(declared, dict) or not isinstance(data, dict) or not declared:
        return data
    if isinstance(declared.get("properties"), dict) or (is_member and declared.get("type") in TYPES):
        return data
    if not all(isinstance(kind, dict) or (kind in TYPES if is_member else isinstance(kind, str)) for kind in declared.values()):
        return data
    return {name: pick(kind, data[name], True) for name, kind in declared.items() if name in data}


def trigger(flow, event):
    """Starts the flow. Each delivery has an id of its own, the same in every try."""
    declared = (flow.get("payload") or {}).get("inputParameters")
    body = json.dumps({"data": pick(declared, event["data"])}).encode()
    path = f"/webhooks/{urllib.parse.quote(flow['id'], safe='')}"
    call("POST", path, body=body, headers={"Content-Type": "application/json", "X-Request-Id": str(uuid.uuid4())})


def handle(event):
    """Returns how many deliveries were given up."""
    user = find_user(event["user"])
    if user is None or user.get("status") != "ACTIVE":
        return 0
    failures = 0
    for flow in list_flows(user.get("_id") or user.get("id")):
        try:
            trigger(flow, event)
        except GivenUp as problem:
            print(f"event {event['id']}, flow {flow['id']}: {problem}", file=sys.stderr)
            failures += 1
    return failures


def main():
    with open(EVENTS, encoding="utf-8") as file:
        events = json.load(file)["events"]
    failures = 0
    for event in events:
        try:
            failures += handle(event)
        except GivenUp as problem:
            print(f"event {event['id']}: {problem}", file=sys.stderr)
            failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
