import { describe, expect, it } from 'vitest';
import { lastWordsOf, normalized } from '../../../../src/harness/certify/last-words.js';

const crashes: readonly [string, string, { line: string; place?: string } | undefined][] = [
  ['nothing', ' \n\n', undefined],
  ['one line', 'could not deliver evt-1\n', { line: 'could not deliver evt-1' }],
  [
    'Python',
    `working\nTraceback (most recent call last):\n  File "/srv/app/client.py", line 77, in <module>\n    main()\n  File "/srv/app/client.py", line 67, in main\n    params = flow["payload"]\n             ~~~~^^^^^^^^^^^\nKeyError: 'payload'\n`,
    { line: "KeyError: 'payload'", place: 'client.py:67' },
  ],
  [
    'Python, in a library',
    `  File "/srv/client.py", line 20, in call\n    urlopen(x)\n  File "/usr/lib/python3.11/urllib/request.py", line 643, in http_error_default\n    raise HTTPError()\nurllib.error.HTTPError: HTTP Error 429: Too Many Requests\n`,
    { line: 'urllib.error.HTTPError: HTTP Error 429: Too Many Requests', place: 'client.py:20' },
  ],
  [
    'Node',
    `/srv/client.mjs:12\n    const x = flow.payload.inputParameters;\n                           ^\n\nTypeError: Cannot read properties of undefined (reading 'inputParameters')\n    at main (file:///srv/client.mjs:12:28)\n    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)\n\nNode.js v22.1.0\n`,
    { line: "TypeError: Cannot read properties of undefined (reading 'inputParameters')", place: 'client.mjs:12' },
  ],
  [
    'Node, with a cause',
    `node:internal/deps/undici/undici:13392\n      Error.captureStackTrace(err);\n            ^\n\nTypeError: fetch failed\n    at node:internal/deps/undici/undici:13392:13\n    at async main (file:///srv/client.mjs:9:3) {\n  [cause]: Error: connect ECONNREFUSED 127.0.0.1:1\n  code: 'ECONNREFUSED',\n}\n\nNode.js v22.1.0\n`,
    { line: 'TypeError: fetch failed', place: 'client.mjs:9' },
  ],
  [
    'Java',
    `Exception in thread "main" java.lang.RuntimeException: cannot deliver\n\tat app.Client.main(Client.java:41)\nCaused by: java.lang.NullPointerException: payload\n\tat app.Client.send(Client.java:63)\n\t... 1 more\n`,
    { line: 'Caused by: java.lang.NullPointerException: payload', place: 'Client.java:41' },
  ],
  [
    'Go',
    `panic: runtime error: invalid memory address or nil pointer dereference\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x49]\n\ngoroutine 1 [running]:\nmain.deliver(...)\n\t/srv/main.go:31\nmain.main()\n\t/srv/main.go:12 +0x1d\nexit status 2\n`,
    { line: 'panic: runtime error: invalid memory address or nil pointer dereference', place: 'main.go:31' },
  ],
  [
    'Rust',
    "thread 'main' panicked at src/main.rs:12:5:\ncalled `Option::unwrap()` on a `None` value\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n",
    { line: 'called `Option::unwrap()` on a `None` value', place: 'main.rs:12' },
  ],
  [
    'C#',
    'Unhandled exception. System.NullReferenceException: Object reference not set\n   at Program.Main() in /srv/Program.cs:line 12\n',
    { line: 'Unhandled exception. System.NullReferenceException: Object reference not set', place: 'Program.cs:12' },
  ],
  [
    'PHP',
    'PHP Fatal error:  Uncaught TypeError: nope in /srv/client.php:9\nStack trace:\n#0 {main}\n  thrown in /srv/client.php on line 9\n',
    { line: 'PHP Fatal error:  Uncaught TypeError: nope in /srv/client.php:9', place: 'client.php:9' },
  ],
  [
    'Ruby',
    "client.rb:12:in `deliver': undefined method `[]' for nil (NoMethodError)\n\tfrom client.rb:20:in `<main>'\n",
    { line: "client.rb:12:in `deliver': undefined method `[]' for nil (NoMethodError)", place: 'client.rb:12' },
  ],
  [
    'a shell',
    './client.sh: line 12: jq: command not found\n',
    { line: './client.sh: line 12: jq: command not found', place: 'client.sh:12' },
  ],
  ['colours and returns', '\u001b[31mError: no\u001b[39m\r\n', { line: 'Error: no' }],
];

describe('what of an output tells most', () => {
  it.each(crashes)('is found in %s', (_name, output, words) => {
    expect(lastWordsOf(output)).toEqual(words);
  });

  it('is cut where it is long', () => {
    expect(lastWordsOf('x'.repeat(5_000))?.line.length).toBe(301);
  });
});

describe('two outputs', () => {
  it.each([
    ['flow 67a46c006ebcfb10ca7544c2 failed', 'flow 67a46c00de575bee0edca690 failed'],
    ['POST http://127.0.0.1:4011/@c-1/webhooks/1: 503', 'POST http://127.0.0.1:9/@c-2/webhooks/2: 503'],
    ['2026-11-24T09:00:00.123Z ERROR x', '2026-11-24T09:00:07Z ERROR x'],
    ['evt-1 failed after 1520 ms', 'evt-b2 failed after 7 ms'],
    ['request 0d0c3f1e-1111-4222-8333-444455556666', 'request ffffffff-1111-4222-8333-444455556666'],
    ['12 deliveries failed', '3 deliveries failed'],
  ])('are alike: %s, %s', (one, other) => {
    expect(normalized(one)).toBe(normalized(other));
  });

  it.each([
    ['HTTP Error 429', 'HTTP Error 503'],
    ["KeyError: 'payload'", "KeyError: '_id'"],
    ['timed out', 'connection reset'],
  ])('differ: %s, %s', (one, other) => {
    expect(normalized(one)).not.toBe(normalized(other));
  });
});
