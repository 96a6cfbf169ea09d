/**
 * The load generator, a process of its own, told what to do over IPC (`startLoad` in measure.mjs).
 *
 * A plain `net` socket with requests made beforehand: whatever this process spends is taken from the server under test when
 * both share few cores. Each connection has one request under way (no pipelining), so an answer ends where its
 * content-length says, or at the closing chunk. Talks to 127.0.0.1 only.
 */
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';

/** 10 us a slot, up to 2 s; what is slower falls into the last slot. */
const SLOT_MS = 0.01;
const SLOTS = 200_001;
/** How long answers under way at the end are waited for. */
const DRAIN_MS = 5_000;
/** After so many failures a run is given up: the server is broken, not slow. */
const MAX_ERRORS = 1_000;
const READ_BYTES = 65_536;
const CHUNKED_END = '\r\n0\r\n\r\n';

/**
 * @typedef {{ port: number, requests: string[], connections: number, seconds: number, maxRequests: number }} Task
 * @typedef {{ requests: number, seconds: number, p50: number, p99: number, longest: number, errors: number, firstError?: string }} Outcome
 *   seconds from the first request to the last answer; p50, p99 and longest in ms; requests counts complete answers, errors among them
 */

class Run {
  #slots = new Uint32Array(SLOTS);
  #next = 0;
  #open = 0;
  requests = 0;
  errors = 0;
  longest = 0;
  firstError;
  sent = 0;

  /** @param {Task} task @param {(outcome: Outcome) => void} finished */
  constructor(task, finished) {
    this.task = task;
    this.finished = finished;
    this.payloads = task.requests.map((text) => Buffer.from(text, 'utf8'));
    this.startedAt = performance.now();
    this.deadline = this.startedAt + task.seconds * 1000;
    this.lastAnswerAt = this.startedAt;
    this.connections = new Set();
    this.watchdog = setTimeout(() => this.#giveUp(), task.seconds * 1000 + DRAIN_MS);
    for (let index = 0; index < task.connections; index += 1) this.open();
  }

  open() {
    this.#open += 1;
    this.connections.add(new Connection(this));
  }

  lasts(now) {
    return now < this.deadline && this.sent < this.task.maxRequests && this.errors < MAX_ERRORS;
  }

  /** The next request, or undefined when the run is over. */
  take(now) {
    if (!this.lasts(now)) return undefined;
    this.sent += 1;
    const payload = this.payloads[this.#next];
    this.#next = (this.#next + 1) % this.payloads.length;
    return payload;
  }

  answered(milliseconds, now, status) {
    this.requests += 1;
    this.lastAnswerAt = now;
    if (milliseconds > this.longest) this.longest = milliseconds;
    this.#slots[Math.min(SLOTS - 1, Math.round(milliseconds / SLOT_MS))] += 1;
    if (status < 200 || status > 299) this.failed(`status ${status}`);
  }

  failed(reason) {
    this.errors += 1;
    this.firstError ??= reason;
  }

  closed(connection) {
    if (!this.connections.delete(connection)) return;
    this.#open -= 1;
    if (this.#open === 0) this.#finish();
  }

  #giveUp() {
    for (const connection of this.connections) connection.abandon(`no answer within ${DRAIN_MS} ms after the end`);
  }

  #finish() {
    clearTimeout(this.watchdog);
    const seconds = (this.lastAnswerAt - this.startedAt) / 1000;
    this.finished({
      requests: this.requests,
      seconds,
      p50: this.#percentile(0.5),
      p99: this.#percentile(0.99),
      longest: this.longest,
      errors: this.errors,
      ...(this.firstError === undefined ? {} : { firstError: this.firstError }),
    });
  }

  #percentile(share) {
    const wanted = Math.ceil(this.requests * share);
    let seen = 0;
    for (let slot = 0; slot < SLOTS; slot += 1) {
      seen += this.#slots[slot];
      if (seen >= wanted) return slot * SLOT_MS;
    }
    return 0;
  }
}

class Connection {
  #run;
  #socket;
  #sentAt = 0;
  /** A request is under way. */
  #busy = false;
  /** Nothing more is sent here, and no other connection takes its place. */
  #over = false;
  #status = 0;
  #close = false;
  /** The start of an answer whose head is not complete yet. */
  #head;
  /** Bytes of the body still to come; -1: the head is awaited; -2: chunked. */
  #left = -1;
  #tail = '';

  constructor(run) {
    this.#run = run;
    // One buffer a connection for all it reads, instead of a new one for each read.
    const onread = { buffer: Buffer.allocUnsafe(READ_BYTES), callback: (length, buffer) => this.#read(length, buffer) };
    this.#socket = connect({ host: '127.0.0.1', port: run.task.port, noDelay: true, onread });
    this.#socket.on('connect', () => this.#send());
    // Lets the end of the stream be noticed, too: nothing else reads it.
    this.#socket.resume();
    this.#socket.on('error', (error) => this.abandon(error.message));
    this.#socket.on('close', () => this.#closed());
  }

  abandon(reason) {
    if (!this.#over) this.#run.failed(reason);
    this.#busy = false;
    this.#over = true;
    this.#socket.destroy();
  }

  #closed() {
    if (this.#busy) this.#run.failed('connection closed before the answer was complete');
    // A server may close a connection between two answers; another one takes its place.
    if (!this.#over && this.#run.lasts(performance.now())) this.#run.open();
    this.#run.closed(this);
  }

  #send() {
    const now = performance.now();
    const payload = this.#run.take(now);
    if (payload === undefined) {
      this.#over = true;
      this.#socket.destroy();
      return;
    }
    this.#sentAt = now;
    this.#busy = true;
    this.#left = -1;
    this.#socket.write(payload);
  }

  #read(length, buffer) {
    this.#receive(buffer.subarray(0, length));
    return true;
  }

  #receive(chunk) {
    if (this.#left >= 0) return this.#count(chunk.length);
    if (this.#left === -2) return this.#chunked(chunk);
    const data = this.#head === undefined ? chunk : Buffer.concat([this.#head, chunk]);
    const end = data.indexOf('\r\n\r\n');
    if (end < 0) {
      this.#head = Buffer.from(data);
      return undefined;
    }
    this.#head = undefined;
    const head = data.latin1Slice(0, end);
    this.#status = Number(head.slice(9, 12));
    this.#close = /\r\nconnection: *close/i.test(head);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head);
    if (length !== null) {
      this.#left = Number(length[1]);
      return this.#count(data.length - end - 4);
    }
    if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
      this.#left = -2;
      this.#tail = '';
      return this.#chunked(data.subarray(end + 2));
    }
    return this.abandon('an answer with neither content-length nor chunks');
  }

  #count(bytes) {
    this.#left -= bytes;
    if (this.#left === 0) this.#answered();
    else if (this.#left < 0) this.abandon('more bytes than content-length says');
  }

  #chunked(chunk) {
    this.#tail = (this.#tail + chunk.latin1Slice(Math.max(0, chunk.length - 7))).slice(-7);
    if (this.#tail === CHUNKED_END) this.#answered();
  }

  #answered() {
    const now = performance.now();
    this.#busy = false;
    this.#run.answered(now - this.#sentAt, now, this.#status);
    if (this.#close) this.#socket.destroy();
    else this.#send();
  }
}

process.on('message', (task) => {
  new Run(task, (outcome) => process.send?.(outcome));
});
process.on('disconnect', () => process.exit(0));
