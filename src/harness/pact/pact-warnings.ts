import { isHttp, type PactFile, type PactInteraction } from './pact-file.js';
import type { ShapeProblem } from './pact-shape.js';
import { placesIn } from './verify-report.js';

/** What is wrong with an interaction, a line each, with the place where it stands. */
export function problemLines(
  pact: PactFile,
  interaction: PactInteraction,
  problems: readonly ShapeProblem[],
): readonly string[] {
  const placeOf = placesIn(pact);
  return problems.map(({ path, message }) => {
    const { file, line } = placeOf(interaction, { place: '', message, path });
    const where = `${file}${line === undefined ? '' : `:${line}`}: interaction ${interaction.index}`;
    if (interaction.document.description === undefined) return `${where} ${message.replace(/^it /, '')}`;
    return `${where}, ${JSON.stringify(interaction.description)}: ${message}`;
  });
}

/** What is said of messages, which are not judged; `undefined` where no interaction is one. */
export function messageWarning(interactions: readonly PactInteraction[], done: string): string | undefined {
  const messages = interactions.filter((each) => each.problems === undefined && !isHttp(each));
  const [first] = messages;
  if (first === undefined) return undefined;
  const what = messages.length === 1 ? '1 message is' : `${messages.length} messages are`;
  return `${what} not ${done}, only requests over HTTP are: ${JSON.stringify(first.description)} in ${first.source}`;
}
