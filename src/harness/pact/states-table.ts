import { type Parameter, type State, states } from '../../../contracts/index.js';

/** All provider states with their parameters, as a table of Markdown or as text to read. Made of the states themselves. */
export function toStatesTable(form: 'text' | 'markdown'): readonly string[] {
  const all: readonly (readonly [string, State])[] = Object.entries(states);
  return form === 'markdown' ? toMarkdown(all) : [...all.flatMap(toText), SINGLE];
}

const SINGLE =
  'Pacts of versions 1 and 2 name a single state: where it has to be set up, the partner is logged in with partner-token too.';

const needs: Readonly<Record<State['needs'], string>> = {
  nothing: 'holds at any FlowMate',
  token: "holds where a partner's token is given",
  world: 'has to be set up',
};

function toText([name, { description, parameters, needs: kind }]: readonly [string, State]): string[] {
  const width = Math.max(0, ...Object.keys(parameters).map((parameter) => parameter.length));
  return [
    name,
    `    ${description} (${needs[kind]})`,
    ...Object.entries(parameters).map(
      ([parameter, given]) => `    ${parameter.padEnd(width)}  ${describe(given)}; default ${show(given.byDefault)}`,
    ),
    '',
  ];
}

function toMarkdown(all: readonly (readonly [string, State])[]): string[] {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  return [
    '| state | what it says | parameters, with their defaults | needs |',
    '| --- | --- | --- | --- |',
    ...all.map(([name, { description, parameters, needs: kind }]) => {
      const listed = Object.entries(parameters).map(
        ([parameter, given]) => `\`${parameter}\` ${describe(given)} (\`${show(given.byDefault)}\`)`,
      );
      return `| ${[name, description, listed.join('; ') || 'none', needs[kind]].map(cell).join(' | ')} |`;
    }),
  ];
}

function describe({ description, oneOf }: Parameter): string {
  return oneOf === undefined ? description : `${description}: ${oneOf.join(', ')}`;
}

function show(value: unknown): string {
  return JSON.stringify(value);
}
