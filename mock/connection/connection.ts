/** How the answer to one request reaches who sent it: over a socket, or in this process. For answers out of the ordinary. */
export interface Connection {
  /**
   * Waits in real time. False when the client has gone away, or the world has ended, before the time was over; no timer is left
   * behind then. Nobody else is told that he has gone: who gets false ends by `silence`, or by `reset` where the world has ended.
   */
  wait(ms: number): Promise<boolean>;
  /**
   * Never answers. Over a socket this lasts until either side closes it, in this process until the request's signal aborts; longer than its world it
   * never lasts.
   */
  silence(): Promise<Response>;
  /** Resets the connection in the place of an answer. In this process: rejects as fetch would. */
  reset(): Promise<Response>;
  /** Sends the headers of an answer whole, and so many bytes of its body before the connection is closed. */
  cut(response: Response, bytes: Buffer, sent: number): Promise<Response>;
  /** Sends an answer whose body comes piece by piece; the connection is closed when the world ends before it does. */
  drip(response: Response, pieces: Pieces): Promise<Response>;
}

/** A body in pieces. */
export interface Pieces {
  readonly bytes: Buffer;
  /** Bytes in one piece. */
  readonly size: number;
  readonly intervalMs: number;
  /** Milliseconds after which the rest comes at once. */
  readonly longestMs: number;
}

/** The pieces one after the other, the rest as the last one when the time is up. Ends when `wait` says that nobody is there any more. */
export async function* piecesOf(
  { bytes, size, intervalMs, longestMs }: Pieces,
  wait: (ms: number) => Promise<boolean>,
): AsyncGenerator<Buffer> {
  const most = intervalMs === 0 ? Number.POSITIVE_INFINITY : Math.floor(longestMs / intervalMs);
  for (let at = 0, sent = 0; at < bytes.length; sent += 1) {
    if (sent > 0 && !(await wait(intervalMs))) {
      return;
    }
    const end = sent >= most ? bytes.length : at + size;
    yield bytes.subarray(at, end);
    at = end;
  }
}
