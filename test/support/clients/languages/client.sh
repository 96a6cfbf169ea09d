#!/usr/bin/env bash
# A partner's client with nothing but a shell, curl and jq.
set -u

base=$FLOWMATE_BASE_URL
token=$FLOWMATE_TOKEN
page=50
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# asked_wait: seconds that Retry-After of the last answer asks for, as such or as a date, which counts from the answer's own.
asked_wait() {
  local after now
  after=$(sed -n 's/^retry-after: *\([^\r]*\)\r*$/\1/ip' "$work/head" | head -n 1)
  now=$(sed -n 's/^date: *\([^\r]*\)\r*$/\1/ip' "$work/head" | head -n 1)
  case $after in
    '') echo 0 ;;
    *[!0-9]*) echo $(($(date -d "$after" +%s) - $(date -d "${now:-now}" +%s))) ;;
    *) echo "$after" ;;
  esac
}

list='(if type == "object" then .data else . end) | type == "array"'
answer=$list

# send <curl's arguments>: the answer's body goes to $work/body. Statuses and connections that may be better the next time are
# tried again, with waits that grow, and never before Retry-After is over. Sets `status`; fails where no 2xx with JSON came.
send() {
  local try wait code
  for try in 0 1 2 3 4; do
    wait=$(jq -n "0.1 * pow(2; $try)")
    code=0
    status=$(curl --silent --max-time 5 --user-agent 'acme-crm/1.4 (shell)' --dump-header "$work/head" \
      --output "$work/body" --write-out '%{http_code}' "$@") || code=$?
    if [ "$code" -eq 0 ]; then
      case $status in
        # That a webhook took a call says its status; other answers are a list, or hold a token.
        2??) { [ "$answer" = any ] || jq -s -e "length == 1 and (.[0] | $answer)" "$work/body" >/dev/null 2>&1; } && return 0 ;;
        429 | 502 | 503 | 504)
          wait=$(jq -n "[$wait, $(asked_wait)] | max")
          ;;
        *) return 1 ;;
      esac
    fi
    [ "$try" -lt 4 ] && sleep "$wait"
  done
  return 1
}

# get <path> <name=value>...: asks with the token; logs in anew once when that is refused.
get() {
  local path=$1 pairs=() pair
  shift
  for pair in "$@"; do pairs+=(--data-urlencode "$pair"); done
  send --get "${pairs[@]}" --header "Authorization: Bearer $token" "$base$path" && return 0
  [ "$status" = 401 ] && [ -n "${FLOWMATE_USERNAME:-}" ] || return 1
  jq -n '{username: env.FLOWMATE_USERNAME, password: env.FLOWMATE_PASSWORD}' >"$work/login"
  answer='type == "object" and has("token")' send --header 'Content-Type: application/json' --data-binary "@$work/login" "$base/login" || return 1
  token=$(jq -r .token "$work/body")
  send --get "${pairs[@]}" --header "Authorization: Bearer $token" "$base$path"
}

# flows_of <internal user id>: the user's active flows, one a line, in $work/flows.
flows_of() {
  local number=1 count
  : >"$work/flows"
  while :; do
    get /flows "filter[status]=active" "filter[user]=$1" "page[size]=$page" "page[number]=$number" 'sort=createdAt' || return 1
    jq -c --arg user "$1" '.data[] | select(.status == "active" and any(.owners[]?; .id == $user)) | {id, payload}' \
      "$work/body" >>"$work/flows"
    count=$(jq '.data | length' "$work/body")
    [ "$count" -eq 0 ] && break
    number=$((number + 1))
  done
  jq -s -c 'unique_by(.id)[]' "$work/flows" >"$work/unique"
}

deliver() {
  local event=$1 flow id
  while IFS= read -r flow <&3; do
    id=$(jq -r .id <<<"$flow")
    # A flow that declares nothing gets the data whole.
    jq -c --argjson flow "$flow" '
      def fit($declared): . as $data | if ($declared // {}) == {} then . else
        reduce ($declared | keys_unsorted[]) as $name ({};
          if ($data | has($name) | not) then error("the event has no " + $name)
          else .[$name] = (if ($declared[$name] | type) == "object" then ($data[$name] | fit($declared[$name])) else $data[$name] end)
          end) end;
      {data: (.data | fit($flow.payload.inputParameters))}' "$event" >"$work/delivery" || { failed=1; continue; }
    answer=any send --header 'Content-Type: application/json' --header "X-Request-Id: $(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')" \
      --data-binary "@$work/delivery" "$base/webhooks/$id" || { echo "not delivered to $id: $status" >&2; failed=1; }
  done 3<"$work/unique"
}

count=$(jq '.events | length' "$FLOWMATE_EVENTS")
for ((i = 0; i < count; i++)); do
  jq -c ".events[$i]" "$FLOWMATE_EVENTS" >"$work/event"
  user=$(jq -r .user "$work/event")
  get /users "username=$user" || { echo "user not found out: $status" >&2; failed=1; continue; }
  id=$(jq -r --arg user "$user" '
    (if type == "object" and has("data") then .data else . end | if type == "array" then .[] else . end)
    | select((.username | ascii_downcase) == ($user | ascii_downcase) and .status == "ACTIVE") | ._id // .id' "$work/body" | head -n 1)
  [ -n "$id" ] || { echo "nobody to deliver to"; continue; }
  flows_of "$id" || { echo "flows not listed: $status" >&2; failed=1; continue; }
  deliver "$work/event"
done
exit "$failed"
