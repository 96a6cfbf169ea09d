/** The first signal ends clients and sandboxes in order; a second one ends the process at once. */
export async function interruptible(work: (signal: AbortSignal) => Promise<number>): Promise<number> {
  const controller = new AbortController();
  let received: number | undefined;
  const stop = (code: number) => (): void => {
    if (received !== undefined) process.exit(code);
    received = code;
    controller.abort();
  };
  process.on('SIGINT', stop(130)).on('SIGTERM', stop(143));
  const code = await work(controller.signal);
  return received ?? code;
}
