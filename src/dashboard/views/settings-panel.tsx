import { useState } from 'hono/jsx/dom';
import { dialects } from '../../../mock/index.js';
import { dataOf, mainControl, mainUrl, sandboxName } from '../data/api.js';
import { ActionButton, Line } from '../parts/basics.js';
import { Choice, textOf } from '../parts/fields.js';
import { builtIn } from './reset-panel.js';

/** What a world runs by, as health has it. */
interface Settings {
  readonly scenario: string;
  readonly seed: number;
  readonly timing: string;
  readonly strict: boolean;
  readonly dialect: Readonly<Record<string, string>>;
}

/** How it is with other words, as `serve` takes it. */
function toLine(dialect: Readonly<Record<string, string>>, timing: string, strict: string): string {
  const pairs = Object.entries(dialects).flatMap(([name, [usual]]) => {
    const choice = dialect[name] ?? usual;
    return choice === usual ? [] : [`${name}=${choice}`];
  });
  return [
    'flowmate-mock serve',
    ...(pairs.length === 0 ? [] : [`--dialect ${pairs.join(',')}`]),
    ...(timing === 'real' ? ['--timing real'] : []),
    ...(strict === 'true' ? ['--strict'] : []),
  ].join(' ');
}

/**
 * What a world runs by. It is settled when a world begins: a sandbox is made with what is picked, in the place of this one
 * or beside the default world, whose own settings are the options of `serve`.
 */
export function SettingsPanel({ settings }: { settings: Settings }) {
  const [picked, setPicked] = useState<Readonly<Record<string, string>>>({});
  const [name, setName] = useState(sandboxName ?? '');
  const dialect = { ...settings.dialect, ...picked };
  const timing = picked.timing ?? settings.timing;
  const strict = picked.strict ?? String(settings.strict);
  const pick = (key: string) => (choice: string) => setPicked({ ...picked, [key]: choice });
  const chosen = Object.fromEntries(Object.keys(dialects).map((key) => [key, dialect[key] ?? '']));
  const make = async (): Promise<void> => {
    const body = {
      dialect: chosen,
      timing: timing === 'real' ? 'real' : 'instant',
      strict: strict === 'true',
      ...(builtIn.includes(settings.scenario) ? { scenario: settings.scenario, seed: settings.seed } : {}),
    } as const;
    await dataOf(mainControl.PUT('/_mock/sandboxes/{name}', { params: { path: { name } }, body }));
    location.href = `${mainUrl}/@${name}/_mock/ui#/world`;
    if (name === sandboxName) location.reload();
  };
  return (
    <section class="panel-box" aria-label="Settings">
      <h2>Settings</h2>
      <p class="quiet">
        A world runs by these from its start. Where sources contradict each other, a dialect picks one of them.
      </p>
      <dl class="pairs settings">
        <dt>timing</dt>
        <dd>
          <Choice
            label="timing"
            value={timing}
            options={['instant', 'real'].map((each) => [each, each])}
            onPick={pick('timing')}
          />
        </dd>
        <dt>strict</dt>
        <dd>
          <Choice
            label="strict"
            value={strict}
            options={[
              ['false', 'off'],
              ['true', 'on'],
            ]}
            onPick={pick('strict')}
          />
        </dd>
        {Object.entries(dialects).map(([key, choices]) => (
          <>
            <dt>{key}</dt>
            <dd>
              <Choice
                label={key}
                value={dialect[key] ?? choices[0]}
                options={choices.map((each): [string, string] => [each, each])}
                onPick={pick(key)}
              />
            </dd>
          </>
        ))}
      </dl>
      <form class="fields" onSubmit={(event: Event) => event.preventDefault()}>
        <label>
          Sandbox
          <input value={name} placeholder="demo-1" onInput={(event: Event) => setName(textOf(event).trim())} />
        </label>
        <ActionButton
          label={name === sandboxName ? 'Begin anew with these' : 'Open a sandbox with these'}
          disabled={name === ''}
          kind={name === sandboxName ? 'danger' : ''}
          act={make}
        />
      </form>
      <p class="quiet">The default world has them from its command line:</p>
      <Line text={toLine(dialect, timing, strict)} />
    </section>
  );
}
