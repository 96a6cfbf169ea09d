"""A partner's client with nothing but Python's standard library."""

import datetime
import email.utils
import http.client
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

BASE = os.environ["FLOWMATE_BASE_URL"]
TRIES = 5
TIMEOUT_S = 5
PAGE = 100
AGAIN = {429, 502, 503, 504}
TYPES = {
    "string": lambda v: isinstance(v, str),
    "number": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "boolean": lambda v: isinstance(v, bool),
    "array": lambda v: isinstance(v, list),
    "object": lambda v: isinstance(v, dict),
}


class GivenUp(Exception):
    """A call that is not tried again. `status` is absent where no answer came."""

    def __init__(self, message, status=None):
        super().__init__(message)
        self.status = status


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Takes a redirect of anything but a GET for what it is: not done. The library would make a GET of it."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        if req.get_method() != "GET":
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


OPENER = urllib.request.build_opener(NoRedirect)


def asked_wait(headers):
    """Seconds that Retry-After asks for: as such, or as a date, which counts from the answer's own."""
    given = headers.get("Retry-After")
    if given is None:
        return 0
    if given.strip().isdigit():
        return float(given)
    try:
        until = email.utils.parsedate_to_datetime(given)
        now = headers.get("Date")
        start = email.utils.parsedate_to_datetime(now) if now else datetime.datetime.now(datetime.timezone.utc)
        return max(0, (until - start).total_seconds())
    except (TypeError, ValueError):
        return 0


class Session:
    """Calls FlowMate with a token, and logs in anew once when it is refused."""

    def __init__(self):
        self.token = os.environ["FLOWMATE_TOKEN"]

    def log_in(self):
        name, password = os.environ.get("FLOWMATE_USERNAME"), os.environ.get("FLOWMATE_PASSWORD")
        if not name or not password:
            raise GivenUp("the token is refused, and there is no login")
        answer = send("POST", "/login", {"username": name, "password": password})
        if not isinstance(answer, dict) or "token" not in answer:
            raise GivenUp("POST /login: the answer has no token")
        self.token = answer["token"]

    def get(self, path, query):
        url = f"{path}?{urllib.parse.urlencode(query)}"
        try:
            return send("GET", url, token=self.token)
        except GivenUp as error:
            if error.status != 401:
                raise
        self.log_in()
        return send("GET", url, token=self.token)


def send(method, url, body=None, token=None, request_id=None):
    headers = {"User-Agent": "acme-crm/1.4 (python)", "Accept": "application/json"}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    if request_id is not None:
        headers["X-Request-Id"] = request_id
    data = None
    if body is not None:
        headers["Content-Type"] = "application/json"
        data = json.dumps(body, ensure_ascii=False).encode("utf-8")
    for attempt in range(TRIES):
        wait = 0.1 * 2**attempt
        try:
            request = urllib.request.Request(BASE + url, data=data, headers=headers, method=method)
            with OPENER.open(request, timeout=TIMEOUT_S) as answer:
                # That a webhook took a call says its status.
                return None if url.startswith("/webhooks/") else json.loads(read(answer).decode("utf-8"))
        except urllib.error.HTTPError as error:
            if error.code not in AGAIN:
                raise GivenUp(f"{method} {url}: {error.code}", error.code) from error
            wait = max(wait, asked_wait(error.headers))
            problem = error
        except (OSError, http.client.HTTPException, ValueError) as error:
            problem = error
        if attempt + 1 < TRIES:
            time.sleep(wait)
    raise GivenUp(f"{method} {url}: {problem}")


def read(answer):
    """The body, within the time of a whole answer: the library bounds the time between two pieces alone."""
    end = time.monotonic() + TIMEOUT_S
    pieces = []
    while True:
        piece = answer.read1(65536)
        if not piece:
            break
        pieces.append(piece)
        if time.monotonic() > end:
            raise TimeoutError("the answer takes too long")
    length = answer.headers.get("Content-Length")
    body = b"".join(pieces)
    if length is not None and len(body) < int(length):
        raise http.client.IncompleteRead(body)
    return body


def find_user(session, username):
    found = session.get("/users", {"username": username})
    users = found["data"] if isinstance(found, dict) and "data" in found else found
    users = users if isinstance(users, list) else [users]
    if not all(isinstance(user, dict) and "username" in user for user in users):
        raise GivenUp("GET /users: the answer is no list of users")
    for user in users:
        if user.get("username", "").lower() == username.lower():
            return user
    return None


def flows_of(session, user_id):
    flows = {}
    number = 1
    while True:
        query = {
            "filter[status]": "active",
            "filter[user]": user_id,
            "page[size]": PAGE,
            "page[number]": number,
            "sort": "createdAt",
        }
        answer = session.get("/flows", query)
        page = answer.get("data") if isinstance(answer, dict) else None
        if not isinstance(page, list):
            raise GivenUp("GET /flows: the answer is no list of flows")
        for flow in page:
            owners = flow.get("owners") or []
            if flow.get("status") == "active" and any(owner.get("id") == user_id for owner in owners):
                flows[flow["id"]] = flow
        if not page:
            return list(flows.values())
        number += 1


def fit(declared, data):
    """What a flow declares of the data. Types are checked: a wrong one would make the run fail."""
    if not declared:
        return data
    fitted = {}
    for name, kind in declared.items():
        if name not in data:
            raise GivenUp(f"the event has no {name}")
        value = data[name]
        if isinstance(kind, dict):
            if not isinstance(value, dict):
                raise GivenUp(f"{name} is no object")
            value = fit(kind, value)
        elif not TYPES.get(kind, lambda _: True)(value):
            raise GivenUp(f"{name} is no {kind}")
        fitted[name] = value
    return fitted


def main():
    with open(os.environ["FLOWMATE_EVENTS"], encoding="utf-8") as file:
        events = json.load(file)["events"]
    session = Session()
    failed = 0
    for event in events:
        try:
            user = find_user(session, event["user"])
            if user is None or user.get("status") != "ACTIVE":
                print(f"{event['id']}: nobody to deliver to")
                continue
            flows = flows_of(session, user.get("_id") or user["id"])
        except GivenUp as error:
            print(f"{event['id']}: {error}", file=sys.stderr)
            failed += 1
            continue
        for flow in flows:
            try:
                declared = (flow.get("payload") or {}).get("inputParameters")
                body = {"data": fit(declared, event["data"])}
                send("POST", f"/webhooks/{flow['id']}", body, request_id=uuid.uuid4().hex)
                print(f"{event['id']}: delivered to {flow['id']}")
            except GivenUp as error:
                print(f"{event['id']}: {error}", file=sys.stderr)
                failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
