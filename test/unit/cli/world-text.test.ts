import stringWidth from 'string-width';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadScenario } from '../../../mock/index.js';
import { parseScenario } from '../../../mock/scenarios/parse.js';
import { runScenarioTask } from '../../../src/cli/scenario.js';
import { summarize } from '../../../src/cli/scenario-summary.js';
import { toRows } from '../../../src/cli/world-text.js';

afterEach(() => vi.restoreAllMocks());

describe('rows', () => {
  it.each(['ann', '田中さん', 'e\u0301lan', '👩‍👩‍👧 team', 'ｗｉｄｅ'])(
    'are aligned as a terminal shows them: %s',
    (name) => {
      const lines = toRows(
        [
          ['username', 'status', 'flows', 'id'],
          [name, 'ACTIVE', '1 flow', 'x'],
          ['b', '', '', 'x'],
        ],
        0,
        '',
      );
      const places = lines.map((line) => stringWidth(line.slice(0, line.search(/(?:id|x)$/))));
      expect(new Set(places).size).toBe(1);
    },
  );

  it('say how many are left out, and what shows them', () => {
    expect(toRows([['a']], 0, 'this')).toEqual(['  a']);
    expect(toRows([['a']], 7, 'this')).toEqual(['  a', '  and 7 more: this']);
  });
});

describe('a world in a few lines', () => {
  it('has a word for each status, the empty one and null as well', async () => {
    const graph = { nodes: [{ id: 's', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };
    const statuses = ['active', 'active', '', null];
    const flows = statuses.map((status, index) => ({ name: `F${index}`, status, graph, owners: [] }));
    expect(summarize(await parseScenario({ flows }, { file: 'world.json' }))).toMatch(
      /^flows +2 active, 1 \(empty\), 1 \(null\)$/m,
    );
  });

  it.each(['demo', 'outage'])('describes it in 80 columns: %s', async (scenario) => {
    const [, described = ''] = summarize(await loadScenario(scenario)).split(/^(?=description|begins)/m);
    expect(described.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(described).toMatch(/^description {2}\S/);
  });
});

it('the list of the built-in worlds fits 80 columns', async () => {
  let printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
  expect(await runScenarioTask({ kind: 'list' })).toBe(0);
  expect(printed).toMatch(/^demo {4}\S/);
  expect(printed.split('\n').filter((line) => line.length > 80)).toEqual([]);
});
