#!/bin/sh
# Delivers events to FlowMate: for each event it finds the user, lists his active flows, and starts each of them with the data.
#
# Reads FLOWMATE_BASE_URL, FLOWMATE_TOKEN and FLOWMATE_EVENTS, a file {"events":[{"id","user","data"}]}.
# Ends with 0 when every event was handled, with 1 when a delivery was given up. Needs curl 7.71 or later, and jq.
set -u

for program in curl jq; do
  command -v "$program" >/dev/null || { echo "This client needs $program." >&2; exit 1; }
done
for variable in FLOWMATE_BASE_URL FLOWMATE_TOKEN FLOWMATE_EVENTS; do
  eval "[ -n \"\${$variable:-}\" ]" || { echo "Set $variable." >&2; exit 1; }
done

page_size=100
failures=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# In a file, since other users of the machine see a program's arguments.
printf 'Authorization: Bearer %s\n' "$FLOWMATE_TOKEN" >"$work/headers"

# give_up WHAT: tells of a delivery that failed, and remembers it for the exit code.
give_up() {
  echo "$1" >&2
  failures=$((failures + 1))
}

# call FILE ARGUMENTS...: sends a request, and again where that may help (408, 429, 5xx, no whole answer in time) with growing waits,
# or as Retry-After asks. The answer goes to FILE. Fails unless it is 2xx.
call() {
  file=$1
  shift
  # The last characters, since a curl that tries again may write a status each time.
  status=$(curl --silent --show-error --globoff --max-time 5 --retry 3 --retry-all-errors \
    --user-agent 'my-flowmate-client/1.0' --header "@$work/headers" --output "$file" --write-out '%{http_code}' "$@") || return 1
  case $status in
    *2[0-9][0-9]) ;;
    *)
      echo "answered $status: $(head -c 200 "$file")" >&2
      return 1
      ;;
  esac
}

# find_user NAME: prints FlowMate's id of the user of this very name; nothing when there is none, or he is not active.
find_user() {
  call "$work/users" --get --data-urlencode "username=$1" "$FLOWMATE_BASE_URL/users" || return 1
  jq --raw-output --arg name "$1" \
    'if type == "array" then . else .data end
     | map(select(.username == $name)) | first | select(. != null and .status == "ACTIVE") | ._id // .id' "$work/users"
}

# list_flows USER_ID: writes the active flows that the user owns, from all pages, each once, one a line, to $work/flows.
list_flows() {
  number=1
  seen=0
  : >"$work/rows"
  while :; do
    call "$work/page" "$FLOWMATE_BASE_URL/flows?filter[user]=$1&filter[status]=active&page[size]=$page_size&page[number]=$number" ||
      return 1
    jq --compact-output 'if type == "array" then .[] else .data[] end' "$work/page" >>"$work/rows" || return 1
    before=$seen
    seen=$(wc -l <"$work/rows")
    total=$(jq 'if type == "array" then length else .meta.total // infinite end' "$work/page") || return 1
    if [ "$seen" -eq "$before" ] || jq --null-input --exit-status "$seen >= $total" >/dev/null; then break; fi
    number=$((number + 1))
  done
  # Checked here as well: what a filter lets through by mistake must not be started.
  jq --slurp --compact-output --arg user "$1" \
    'unique_by(.id)[] | select(.status == "active" and any(.owners[]?; .id == $user))' "$work/rows" >"$work/flows"
}

# trigger EVENT_FILE FLOW_FILE FLOW_ID: starts the flow with what it declares as its input, with everything where it declares nothing.
trigger() {
  jq --compact-output --slurpfile flow "$2" \
    '(($flow[0].payload // {}).inputParameters // {}) as $declared
     | {data: (.data | if $declared == {} then . else with_entries(select(.key as $key | $declared | has($key))) end)}' \
    "$1" >"$work/body" || return 1
  # The same id in every try tells a repeated delivery from a new one.
  request_id="$(jq --raw-output '.id | tostring | @uri' "$1")-$3"
  call "$work/answer" --header 'Content-Type: application/json' --header "X-Request-Id: $request_id" \
    --data-binary "@$work/body" "$FLOWMATE_BASE_URL/webhooks/$3"
}

count=$(jq '.events | length' "$FLOWMATE_EVENTS") || exit 1
index=0
while [ "$index" -lt "$count" ]; do
  jq --compact-output ".events[$index]" "$FLOWMATE_EVENTS" >"$work/event"
  index=$((index + 1))
  if ! user=$(find_user "$(jq --raw-output .user "$work/event")"); then
    give_up "event $index: the user was not found"
    continue
  fi
  if [ -z "$user" ]; then continue; fi
  if ! list_flows "$user"; then
    give_up "event $index: the flows were not listed"
    continue
  fi
  while read -r flow <&3; do
    printf '%s\n' "$flow" >"$work/flow"
    id=$(jq --raw-output .id "$work/flow")
    trigger "$work/event" "$work/flow" "$id" || give_up "event $index, flow $id: not delivered"
  done 3<"$work/flows"
done
[ "$failures" -eq 0 ]
