#!/bin/sh
# Delivers events to FlowMate: for each event it finds the user, lists the user's active flows, and starts each with the data.
#
# Reads FLOWMATE_BASE_URL, FLOWMATE_TOKEN and FLOWMATE_EVENTS, a file {"events":[{"id","user","data"}]}; and, to get a new token when
# that one has ended, FLOWMATE_USERNAME and FLOWMATE_PASSWORD. Ends with 0 when every event was handled, with 1 when a delivery was
# given up. Needs curl 7.71 or later, and jq. Numbers of more than 17 digits need jq 1.7.
set -u

for program in curl jq; do
  command -v "$program" >/dev/null || { echo "This client needs $program." >&2; exit 1; }
done
for variable in FLOWMATE_BASE_URL FLOWMATE_TOKEN FLOWMATE_EVENTS; do
  eval "[ -n \"\${$variable:-}\" ]" || { echo "Set $variable." >&2; exit 1; }
done

page_size=100
most_pages=1000
most_tries=4
longest_pause=30
failures=0
logins_left=0
[ -n "${FLOWMATE_USERNAME:-}" ] && [ -n "${FLOWMATE_PASSWORD:-}" ] && logins_left=3
pause_until=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# In a file, since other users of the machine see a program's arguments.
printf 'Authorization: Bearer %s\n' "$FLOWMATE_TOKEN" >"$work/token"

# give_up WHAT: reports a delivery that failed, and remembers it for the exit code.
give_up() {
  echo "$1" >&2
  failures=$((failures + 1))
}

# call FILE ARGUMENTS...: sends a request, and again where that may help (408, 429, 500, 502, 503, 504, any refusal with Retry-After, no
# whole answer in time), with growing waits. The answer goes to FILE. Fails unless it is JSON, or nothing for a webhook, and no error.
call() {
  may_log_in=1
  tries=1
  while :; do
    left=0
    [ "$pause_until" = 0 ] || left=$((pause_until - $(date +%s)))
    [ "$left" -le "$longest_pause" ] || { echo 'not sent, FlowMate asks for too long a pause' >&2; return 1; }
    [ "$left" -le 0 ] || sleep "$left"
    send "$@"
    case $? in
      0) return 0 ;;
      1) return 1 ;;
      3) # The token is no longer good.
        [ "$may_log_in" = 1 ] && [ "$logins_left" -gt 0 ] || return 1
        may_log_in=0
        log_in || return 1
        continue
        ;;
    esac
    [ "$tries" -lt "$most_tries" ] || return 1
    sleep "$(jq -n "0.25 * $((1 << tries))")"
    tries=$((tries + 1))
  done
}

# send FILE ARGUMENTS...: sends a request once. Returns 0 for success, 1 for a refusal, 2 where another try may help, 3 for a 401.
# curl's time is that of the whole answer, and it follows no redirect.
send() {
  file=$1
  shift
  : >"$work/head"
  : >"$file"
  status=$(curl --silent --show-error --globoff --compressed --max-time 5 --user-agent 'my-flowmate-client/1.0' \
    --header "@$work/token" --dump-header "$work/head" --output "$file" --write-out '%{http_code}' "$@")
  result=$?
  for last; do :; done
  case $last in */webhooks/*) is_webhook=true ;; *) is_webhook=false ;; esac
  case $result,$status,$is_webhook in
    0,2??,* | *,2??,true) ;; # A webhook that answers 2xx has taken the data, whatever is lost of the answer.
    0,*)
      echo "answered $status $(field location | sed 's/[?#].*//') $(head -c 200 "$file")" >&2
      [ "$status" != 401 ] || return 3
      pause=0
      [ "$status" -lt 400 ] || pause=$(retry_after)
      # One second more, since the clock here gives whole ones.
      [ "$pause" -le 0 ] || pause_until=$(($(date +%s) + pause + 1))
      case $status,$pause in 408,* | 429,* | 500,* | 502,* | 503,* | 504,* | *,[1-9]*) return 2 ;; *) return 1 ;; esac
      ;;
    *) return 2 ;;
  esac
  # A gateway may have answered instead of FlowMate.
  if $is_webhook && grep -q '^[[:space:]]*{' "$file" && ! grep -Eq '"(error|errors|success|message)"' "$file"; then return 0; fi
  kind=$(jq --raw-output --slurp 'if length != 1 then "none" else .[0] | if type != "object" then "fine"
    elif .error or ((.errors // []) | length > 0) or .success == false or ('$is_webhook' and .message and (.data | not)) then "error"
    else "fine" end end' "$file" 2>/dev/null) || kind=none
  case $kind,$is_webhook in
    fine,*) return 0 ;;
    none,true) ! grep -q '^[[:space:]]*[^[:space:]{]' "$file" || { echo 'what answered is not FlowMate' >&2; return 1; } ;;
    none,*) echo 'the answer is no whole JSON' >&2; return 2 ;;
    *) echo "it failed: $(head -c 200 "$file")" >&2; return 1 ;;
  esac
}

# field NAME: prints a header of the last answer.
field() {
  tr -d '\r' <"$work/head" | sed -n "s/^$1: *//Ip" | tail -n 1
}

# retry_after: prints the seconds of Retry-After, given as such or as a date by the clock of the answer; 0 where it cannot be read.
retry_after() {
  jq --null-input --raw-output --arg text "$(field retry-after)" --arg date "$(field date)" '
    def time: strptime("%a, %d %b %Y %H:%M:%S GMT")? // strptime("%A, %d-%b-%y %H:%M:%S GMT")? // strptime("%a %b %d %H:%M:%S %Y")? | mktime;
    if $text | test("^[0-9]+$") then [($text | tonumber), 86400] | min
    else ([$text | time][0] // 0) - ([$date | time][0] // now) | if . > 0 then ceil else 0 end end'
}

log_in() {
  logins_left=$((logins_left - 1))
  jq --null-input '{username: env.FLOWMATE_USERNAME, password: env.FLOWMATE_PASSWORD}' >"$work/login"
  : >"$work/token"
  (call "$work/logged-in" --header 'Content-Type: application/json' --data-binary "@$work/login" "$FLOWMATE_BASE_URL/login") || return 1
  jq --exit-status --raw-output '.token | strings | "Authorization: Bearer \(.)"' "$work/logged-in" >"$work/token"
}

# find_user: prints FlowMate's id of the user of the very name in $work/name; nothing when there is no such user, or not an active one.
find_user() {
  call "$work/users" --get --data-urlencode "username@$work/name" "$FLOWMATE_BASE_URL/users" || return 1
  jq --raw-output --slurpfile event "$work/event" \
    'if type == "array" then . else .data end | if type != "array" then error("the answer is no list") else . end
     | map(select(.username? == $event[0].user)) | first | select(. != null)
     | if .status | type != "string" then error("the user has no status") else . end
     | select(.status == "ACTIVE") | ._id // .id' "$work/users"
}

# list_flows USER_ID: writes the active flows that the user owns, from all pages, each once, one a line, to $work/flows.
list_flows() {
  number=1
  before=0
  : >"$work/rows"
  while [ "$number" -le "$most_pages" ]; do
    # New flows stand at the end of this order, and move no other to a page that was read.
    call "$work/page" "$FLOWMATE_BASE_URL/flows?filter[user]=$1&filter[status]=active&page[size]=$page_size&page[number]=$number&sort=createdAt" ||
      return 1
    # How many there are and the total, then a line for each: its id, a tab, and the flow.
    jq --raw-output '(.meta?.total? // "none") as $total | if type == "array" then . else .data end
      | if type != "array" then error("the answer is no list") else "\(length) \($total)", (.[] | "\(.id)\t\(tojson)") end' \
      "$work/page" >"$work/lines" || return 1
    read -r length total <"$work/lines"
    tail -n +2 "$work/lines" >>"$work/rows"
    # The total counts where it agrees with a page that is not full. Otherwise the list ends where nothing new comes.
    seen=$(cut -f 1 "$work/rows" | sort -u | wc -l)
    [ "$seen" -gt "$before" ] || break
    [ "$length" -ge "$page_size" ] || [ "$total" != "$((seen))" ] || break
    before=$seen
    number=$((number + 1))
  done
  # Checked here as well: what a filter lets through by mistake must not be started.
  cut -f 2- "$work/rows" | jq --slurp --compact-output --arg user "$1" \
    'unique_by(.id)[] | if (.status | type) != "string" or (.owners | type) != "array" then error("a flow lacks status or owners") else . end
     | select(.status == "active" and any(.owners[]; .id == $user and (.type // "user" | ascii_downcase) == "user"))' >"$work/flows"
}

# write_bodies: for each flow in $work/flows, writes its id to $work/ids and what it is started with to $work/bodies, a line each:
# what it declares by names with types, of members as well; everything where it declares nothing, or in another form, since FlowMate
# documents none.
write_bodies() {
  jq --raw-output .id "$work/flows" >"$work/ids" && jq --compact-output --slurpfile event "$work/event" '
    ["string", "number", "integer", "boolean", "array", "object"] as $types
    | def pick($declared; $isMember):
        if ($declared | type) != "object" or type != "object" or $declared == {} or ($declared.properties | type) == "object"
          or ($isMember and ($declared.type | IN($types[])))
          or ($declared | all(.[]; type == "object" or if $isMember then IN($types[]) else type == "string" end) | not)
        then . else with_entries(.key as $key | select($declared | has($key)) | .value |= pick($declared[$key]; true)) end;
    . as $flow | {data: ($event[0].data | pick($flow.payload.inputParameters?; false))}' "$work/flows" >"$work/bodies"
}

# trigger FLOW_ID: starts a flow with what $work/body holds. Each delivery has an id of its own, the same in every try.
trigger() {
  request_id=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  call "$work/answer" --header 'Content-Type: application/json' --header "X-Request-Id: $request_id" \
    --data-binary "@$work/body" "$FLOWMATE_BASE_URL/webhooks/$1"
}

count=$(jq '.events | length' "$FLOWMATE_EVENTS") || exit 1
index=0
while [ "$index" -lt "$count" ]; do
  jq --compact-output ".events[$index]" "$FLOWMATE_EVENTS" >"$work/event"
  jq --join-output .user "$work/event" >"$work/name"
  index=$((index + 1))
  # Not in a subshell, which would forget the pauses and logins.
  if ! find_user >"$work/user"; then
    give_up "event $index: the user was not found"
    continue
  fi
  user=$(cat "$work/user")
  if [ -z "$user" ]; then continue; fi
  if ! list_flows "$user" || ! write_bodies; then
    give_up "event $index: the flows were not listed"
    continue
  fi
  line=0
  while read -r id <&3; do
    line=$((line + 1))
    sed -n "${line}p" "$work/bodies" >"$work/body"
    trigger "$id" || give_up "event $index, flow $id: not delivered"
  done 3<"$work/ids"
done
[ "$failures" -eq 0 ]
