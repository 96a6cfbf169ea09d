import { beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../mock/index.js';
import { operationOf, undocumented } from '../support/documented-answer.js';
import { parityWorld, parityWorldFile, readStories } from '../support/parity-world.js';
import { createJudge, type Step, type Story, type StoryResult } from './judge.mjs';

// Over the wire and in real timing, as recorded: fetch and app.request would tidy up paths and headers. Every story has a
// mock of its own, so that those that hang do not hold up the others.

const AT_ONCE = 24;

const stories = readStories();
// What hangs never answers, whereas everything else is answered at once: `npm run parity` waits for as long as the recording.
const judge = createJudge(parityWorld, { hangMs: 1_000 });
const results = new Map<string, StoryResult>();

const isRecorded = ({ response }: Step) => response !== null;
const waiting = ({ steps }: Story) => steps.filter(({ response }) => response?.status === 'HANG').length;

async function replay(story: Story): Promise<StoryResult> {
  const mock = await startMock({ scenario: parityWorldFile, timing: 'real', port: 0 });
  try {
    return await judge.judge(story, mock.url);
  } finally {
    await mock.close();
  }
}

async function replayAll(): Promise<void> {
  const queue = [...stories].sort((a, b) => waiting(b) - waiting(a));
  const work = async () => {
    for (let story = queue.shift(); story !== undefined; story = queue.shift()) {
      results.set(story.story, await replay(story));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

beforeAll(replayAll);

function verdictsOf(story: Story) {
  return results.get(story.story)?.verdicts ?? [];
}

describe('the recorded exchanges', () => {
  it('are all there: 1040 in 133 stories, each story with a name of its own', () => {
    expect(stories.flatMap(({ steps }) => steps).filter(isRecorded)).toHaveLength(1040);
    expect(new Set(stories.map(({ story }) => story)).size).toBe(133);
  });

  it.each(stories)('are answered by the mock as by upstream: $story', (story) => {
    const verdicts = verdictsOf(story);
    expect(verdicts).toHaveLength(story.steps.filter(isRecorded).length);
    const different = verdicts.filter(({ differences }) => differences.length > 0);
    expect(different.map(({ step, request, differences }) => ({ step, request, differences }))).toEqual([]);
  });

  it('have their members in upstream order as well', () => {
    const disordered = stories.flatMap((story) =>
      verdictsOf(story).flatMap(({ step, disorder }) => (disorder > 0 ? [`${story.story} step ${step}`] : [])),
    );
    expect(disordered).toEqual([]);
  });

  // A node may be null where a client sent null; documented so, null would stand in the types of every client.
  const documented = stories.filter(({ story }) => story !== 'fuzz/differences/nodes-falsy');

  it.each(documented)('get answers that the API document knows: $story', (story) => {
    const problems = verdictsOf(story).flatMap(({ sent, answer }) => {
      const operation = sent === undefined ? undefined : operationOf(sent.method, sent.path);
      if (sent === undefined || operation === undefined || typeof answer?.status !== 'number') return [];
      const type = answer.headers['content-type'];
      const seen = {
        status: answer.status,
        contentType: type === undefined ? undefined : String(type),
        text: answer.text,
      };
      return undocumented(operation, sent.method, seen).map((problem) => `${sent.method} ${sent.path}: ${problem}`);
    });
    expect(problems).toEqual([]);
  });
});
