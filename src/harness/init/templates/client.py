#!/usr/bin/env python3
"""Delivers events to FlowMate: for each event it finds the user, lists his active flows, and starts each of them with the data.

Reads FLOWMATE_BASE_URL, FLOWMATE_TOKEN and FLOWMATE_EVENTS, a file {"events":[{"id","user","data"}]}.
Ends with 0 when every event was handled, with 1 when a delivery was given up. Needs Python 3.8 or later and nothing else.
"""
import http.client
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

USER_AGENT = "my-flowmate-client/1.0"
PAGE_SIZE = 100
TIMEOUT_SECONDS = 5
MOST_TRIES = 4
FIRST_WAIT_SECONDS = 0.25
# Worth another try. Any other refusal stays one.
PASSING = (429, 502, 503, 504)

try:
    BASE = os.environ["FLOWMATE_BASE_URL"]
    TOKEN = os.environ["FLOWMATE_TOKEN"]
    EVENTS = os.environ["FLOWMATE_EVENTS"]
except KeyError as missing:
    sys.exit(f"Set {missing.args[0]}.")


class GivenUp(Exception):
    """A call that was given up."""


def call(method, path, query=None, body=None, headers=None):
    """Sends a request, and again where that may help, and gives the answer's JSON."""
    url = f"{BASE}{path}?{urllib.parse.urlencode(query or {})}"
    sent = {"Authorization": f"Bearer {TOKEN}", "User-Agent": USER_AGENT, **(headers or {})}
    tries = 1
    while True:
        asked = 0.0
        try:
            request = urllib.request.Request(url, data=body, headers=sent, method=method)
            with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
                return None if method == "POST" else json.loads(answer.read())
        except urllib.error.HTTPError as refusal:
            problem = f"{method} {path} answered {refusal.code}"
            if refusal.code not in PASSING:
                raise GivenUp(problem) from refusal
            asked = seconds(refusal.headers.get("Retry-After"))
        # No connection, no answer in time, an answer that is cut off, or no JSON.
        except (OSError, http.client.HTTPException, ValueError) as error:
            problem = f"{method} {path}: {error}"
        if tries >= MOST_TRIES:
            raise GivenUp(problem)
        time.sleep(max(asked, FIRST_WAIT_SECONDS * 2**tries))
        tries += 1


def seconds(text):
    try:
        return float(text)
    except (TypeError, ValueError):
        return 0.0


def rows_of(answer):
    """Lists come bare or as the member `data`."""
    return answer if isinstance(answer, list) else answer["data"]


def find_user(username):
    """FlowMate's user of this name. The search may find others too: only the very same name counts."""
    for user in rows_of(call("GET", "/users", {"username": username})):
        if user.get("username") == username:
            return user
    return None


def list_flows(user_id):
    """All active flows that the user owns, from all pages, each once."""
    flows, seen, number = {}, 0, 1
    while True:
        query = {"filter[user]": user_id, "filter[status]": "active", "page[size]": PAGE_SIZE, "page[number]": number}
        answer = call("GET", "/flows", query)
        rows = rows_of(answer)
        flows.update((flow["id"], flow) for flow in rows)
        seen += len(rows)
        total = answer.get("meta", {}).get("total") if isinstance(answer, dict) else None
        if not rows or (total is not None and seen >= total):
            break
        number += 1
    # Checked here as well: what a filter lets through by mistake must not be started.
    return [
        flow
        for flow in flows.values()
        if flow.get("status") == "active" and any(owner.get("id") == user_id for owner in flow.get("owners") or [])
    ]


def input_for(flow, data):
    """What the flow declares as its input; everything where it declares nothing."""
    declared = (flow.get("payload") or {}).get("inputParameters") or {}
    return {name: data[name] for name in declared if name in data} if declared else data


def trigger(flow, event):
    """Starts the flow. The id is the same in every try, and tells a repeated delivery from a new one."""
    body = json.dumps({"data": input_for(flow, event["data"])}).encode()
    request_id = urllib.parse.quote(f"{event['id']}-{flow['id']}", safe="")
    call("POST", f"/webhooks/{flow['id']}", body=body, headers={"Content-Type": "application/json", "X-Request-Id": request_id})


def handle(event):
    """Gives how many deliveries were given up."""
    user = find_user(event["user"])
    if user is None or user.get("status") != "ACTIVE":
        return 0
    failures = 0
    for flow in list_flows(user.get("_id") or user["id"]):
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
