/** Signals that ask a process to end, with the exit codes that say so. A closed terminal sends SIGHUP. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** The first signal ends clients and sandboxes in order; a second one ends the process at once. */
export async function interruptible(work: (signal: AbortSignal) => Promise<number>): Promise<number> {
  const controller = new AbortController();
  let received: number | undefined;
  const stop = (code: number) => (): void => {
    if (received !== undefined) process.exit(code);
    received = code;
    controller.abort();
  };
  for (const [signal, code] of Object.entries(SIGNALS)) process.on(signal, stop(code));
  const code = await work(controller.signal);
  return received ?? code;
}
