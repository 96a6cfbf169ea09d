import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../../mock/scenarios/load.js';
import { parseScenario } from '../../../mock/scenarios/parse.js';
import { createScenarioCommand, type ScenarioTask } from '../../../src/cli/scenario-command.js';
import { summarize, toCounts } from '../../../src/cli/scenario-summary.js';

/** What the command makes of its arguments: the task that it would do, or what it says on stderr. */
function parse(argv: string[]): { task?: ScenarioTask; complaint: string } {
  const seen: { task?: ScenarioTask; complaint: string } = { complaint: '' };
  const parent = new Command('flowmate-mock').exitOverride().configureOutput({
    writeErr: (text) => {
      seen.complaint += text;
    },
  });
  const command = createScenarioCommand(async (task) => {
    seen.task = task;
  }, parent);
  try {
    command.parse(argv, { from: 'user' });
  } catch (error) {
    if (seen.complaint === '') throw error;
  }
  return seen;
}

describe('scenario', () => {
  it.each<[argv: string[], task: ScenarioTask]>([
    [['list'], { kind: 'list' }],
    [['schema'], { kind: 'schema' }],
    [['show', 'demo'], { kind: 'show', scenario: 'demo' }],
    [['show', './world.yaml', '--seed', '7'], { kind: 'show', scenario: './world.yaml', seed: 7 }],
    [['validate', 'a.yaml', 'b.json'], { kind: 'validate', files: ['a.yaml', 'b.json'], json: false }],
    [['export', 'busy'], { kind: 'export', scenario: 'busy', format: 'yaml' }],
    [
      ['export', 'busy', '--format', 'json', '--seed', '0'],
      { kind: 'export', scenario: 'busy', seed: 0, format: 'json' },
    ],
  ])('reads %j', (argv, task) => {
    expect(parse(argv)).toEqual({ task, complaint: '' });
  });

  it.each<[argv: string[], complaint: RegExp]>([
    [['show'], /missing required argument 'name\|file'/],
    [['validate'], /missing required argument 'file'/],
    [['export', 'demo', '--format', 'xml'], /Allowed choices are yaml, json/],
    [['export', 'demo', '--seed', '-1'], /A seed is a whole number from 0/],
    [['export', 'demo', '--seed', '4294967296'], /A seed is a whole number from 0 to 4294967295/],
    [['show', 'demo', '--seed', '1.5'], /A seed is a whole number from 0/],
    [['show', 'demo', 'guide'], /too many arguments/],
    [['list', 'demo'], /too many arguments/],
    [['shwo', 'demo'], /unknown command 'shwo'[\s\S]*Did you mean show/],
    [[], /Usage: scenario|Usage: flowmate-mock scenario/],
  ])('refuses %j', (argv, complaint) => {
    const { task, complaint: said } = parse(argv);
    expect(said).toMatch(complaint);
    expect(task).toBeUndefined();
  });
});

describe('the summary of a world', () => {
  it('tells what a person wants to know before he starts it', async () => {
    const text = summarize(await loadScenario('demo', { seed: 1 }));
    const lines = text.split('\n');
    expect(lines[0]).toBe('name         demo');
    expect(text).toMatch(/^begins {7}2026-11-24T09:00:00\.000Z$/m);
    expect(text).toMatch(/^partner {6}integrations@brightdesk\.example$/m);
    expect(text).toMatch(/^token {8}[A-Za-z0-9_-]{171}$/m);
    expect(text).toMatch(
      /^holds {8}1 tenant, 3 roles, 13 users, 3 tokens, 40 flows, 8 templates, 5 secrets, \d+ executions$/m,
    );
    expect(text).toMatch(/^flows {8}23 active, /m);
    expect(text).toMatch(/^executions {3}2026-11-10T\S+ to 2026-11-2\S+, \d+ failed$/m);
    expect(text).toMatch(/^ {2}bd-10482 +ACTIVE +\d+ flows, 11 active +[0-9a-f]{24}$/m);
  });

  it('leaves out what there is not', async () => {
    const world = await parseScenario('{"clock":{"now":"2026-01-01T00:00:00.000Z","frozen":true},"roles":[]}', {
      file: 'none.json',
    });
    expect(toCounts(world)).toBe('nothing in it');
    expect(summarize(world)).toBe(
      [
        'name         none.json',
        'begins       2026-01-01T00:00:00.000Z, and stands still',
        'seed         1',
        'partner      none',
        'holds        nothing in it',
        '',
      ].join('\n'),
    );
  });

  it('counts the users that it does not name', async () => {
    const world = await parseScenario({ generate: { users: 40 } }, { file: 'many.json' });
    expect(summarize(world)).toMatch(/\n {2}and 26 more: scenario export writes all\n$/);
  });
});
