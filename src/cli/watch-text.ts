import type { WatchedCase, Watching } from '../harness/certify/watch.js';
import { hideNamed } from '../harness/secrets/secret-text.js';
import { counted } from '../harness/text.js';
import type { WatchAsked } from './certify-command.js';

/** How to set up the app, once for all cases. */
export function describeWatching(
  { baseUrl, token, username, password, eventsFile }: Watching,
  { quietMs, token: givenToken, send, onEvent }: Omit<WatchAsked, 'kind' | 'asked'>,
): string {
  const quiet = `quiet for ${quietMs / 1_000} s`;
  const what =
    send !== undefined
      ? `Each event is posted to ${hideNamed(send)}. A case is over when the app has answered and then was ${quiet}.`
      : onEvent !== undefined
        ? `For each event the command of --on-event is run. A case is over when it has ended and the app then was ${quiet}.`
        : `For each case: hand the events to your app, and let it do its job. The case is over when the app was ${quiet}
after its calls, or when you press Enter.`;
  return `Set your app up once:

  base URL  ${baseUrl}
  token     ${givenToken === undefined ? token : '(as --token has it)'}
  login     ${username} / ${password}
  events    ${eventsFile} (written anew for each case)

${what}
`;
}

/** What to do for a case. Long data is cut: the file has all of it. */
export function describeWatched({ planned, events, number, total }: WatchedCase, isTriggered: boolean): string {
  const { id, title } = planned.given;
  if (isTriggered) return `[${number}/${total}] ${id} ${title}: ${counted(events.length, 'event')}\n`;
  const shown = events.map((event) => {
    const text = JSON.stringify(event);
    return `    ${text.length > 200 ? `${text.slice(0, 200)}… (see the file)` : text}`;
  });
  return `
[${number}/${total}] ${id} ${title}
  WAITING for your app to handle:
${shown.join('\n')}
`;
}
