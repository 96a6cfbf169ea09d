import type { WatchedCase, Watching } from '../harness/certify/watch.js';

/** How to set up the app, once for all cases. */
export function describeWatching(
  { baseUrl, token, username, password, eventsFile }: Watching,
  quietMs: number,
): string {
  return `Set your app up once:

  base URL  ${baseUrl}
  token     ${token}
  login     ${username} / ${password}
  events    ${eventsFile} (written anew for each case)

For each case: hand the events to your app, and let it do its job. The case is over when the app was quiet for ${quietMs / 1_000} s
after its calls, or when you press Enter.
`;
}

/** What to do for a case. Long data is cut: the file has all of it. */
export function describeWatched({ planned, events, number, total }: WatchedCase): string {
  const shown = events.map((event) => {
    const text = JSON.stringify(event);
    return `    ${text.length > 200 ? `${text.slice(0, 200)}… (see the file)` : text}`;
  });
  return `
[${number}/${total}] ${planned.given.id} ${planned.given.title}
  WAITING for your app to handle:
${shown.join('\n')}
`;
}
