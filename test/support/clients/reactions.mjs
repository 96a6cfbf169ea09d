// Wrong ways of taking an answer, as bugs with three parts: `reaction:seen@OPERATION`, such as `swallows:500@PAGE`. Each part but
// the reaction may be left out, and then stands for everything.
//
//   swallows   takes the failure for an end with nothing to do, and says nothing
//   gives-up   does not try again, and reports it
//   at-once    tries again without waiting
//   for-ever   tries again without end
//   restarts   begins the whole event anew
//   repeats    tries again, though it was accepted
//   refuses    takes a success for a failure
//   accepts    takes the answer for a success
//   waits      has no time-out
//   needs-length   reads no answer without Content-Length
//   no-token   tries again without a token
//   other-query, other-body, other-method, other-type   tries again with another request
//   first-piece   reads the answer up to its first piece
//
// Behind a tilde may stand what has to have been seen before: `swallows:503@PAGE~401@LOOKUP` goes wrong only after a token expired.
//
// What can be seen: a status (`503`), a status with a form of Retry-After (`503-seconds`, `503-date`), `reset`, `cut-off`,
// `silence`, `no-json`, `no-list`.

export const OPERATIONS = ['LOOKUP', 'PAGE', 'LATER', 'FLOW', 'LOGIN', 'WEBHOOK'];

/** What a request is for. */
export function operationOf(path) {
  if (path.startsWith('/login')) return 'LOGIN';
  if (/^\/(?:webhooks|hook)\//.test(path)) return 'WEBHOOK';
  if (/^\/(?:api\/(?:v1\/)?)?users/.test(path)) return 'LOOKUP';
  if (/^\/flows\/[^?]/.test(path)) return 'FLOW';
  return Number(new URLSearchParams(path.split('?')[1]).get('page[number]') ?? '1') > 1 ? 'LATER' : 'PAGE';
}

/** Whether a bug makes the client react so to what it sees at an operation. `note` takes what was seen, the reaction to it first. */
export function createReactions(bugs) {
  const wanted = [...bugs].flatMap((bug) => {
    const [, reaction, seen, operation, before] =
      /^([a-z-]+)(?::([\w-]+))?(?:@([A-Z]+))?(?:~([\w-]+@[A-Z]+))?$/.exec(bug) ?? [];
    return reaction === undefined ? [] : [{ reaction, seen, operation, before }];
  });
  const noted = new Set();
  let latest = [];
  const reacts = (reaction, operation, seen = []) =>
    wanted.some(
      (each) =>
        each.reaction === reaction &&
        (each.operation === undefined || each.operation === operation) &&
        (each.seen === undefined || seen.includes(each.seen)) &&
        (each.before === undefined || noted.has(each.before)),
    );
  return Object.assign(reacts, {
    note(operation, seen) {
      for (const each of latest) noted.add(each);
      latest = seen.map((each) => `${each}@${operation}`);
    },
  });
}

/** What a client can see in an answer. */
export function seenIn({ status, headers }) {
  const after = headers['retry-after'];
  if (after === undefined) return [String(status)];
  return [String(status), `${status}-${/^\d+$/.test(after) ? 'seconds' : 'date'}`];
}
