/** Passed and total of some results; `passed` is all of them only if each story gave a verdict on every recorded answer. */
export function count(results) {
  const verdicts = results.flatMap((result) => result.verdicts);
  return {
    total: verdicts.length,
    passed: verdicts.filter(isPassed).length,
    disorder: verdicts.reduce((sum, { disorder }) => sum + disorder, 0),
    stories: results.length,
    storiesPassed: results.filter((result) => result.verdicts.every(isPassed)).length,
  };
}

const isPassed = ({ differences }) => differences.length === 0;

const MOST_DIFFERENCES = 12;

/** The exchanges that differ, the first `most` of them, as text for a terminal. */
export function describeDifferences(results, most) {
  const failed = results.flatMap(({ story, verdicts }) =>
    verdicts.filter((verdict) => !isPassed(verdict)).map((verdict) => ({ story, ...verdict })),
  );
  const lines = failed.slice(0, most).flatMap(describeOne);
  return failed.length > most ? [...lines, '', `... and ${failed.length - most} more exchanges that differ`] : lines;
}

function describeOne({ story, step, request, differences }) {
  const more = differences.length - MOST_DIFFERENCES;
  return [
    '',
    `${story} step ${step}: ${request.as ?? 'nobody'} ${request.method} ${cut(request.path)}`,
    ...differences
      .slice(0, MOST_DIFFERENCES)
      .flatMap(({ path, why, expected, actual }) => [
        `  ${path}: ${why}`,
        `    expected ${cut(JSON.stringify(expected))}`,
        `    actual   ${cut(JSON.stringify(actual))}`,
      ]),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

function cut(text) {
  return text.length > 240 ? `${text.slice(0, 240)}...` : text;
}

/** Passed and total, group by group. */
export function describeGroups(results) {
  const groups = groupBy(results);
  const all = count(results);
  return [
    'group                 exchanges      stories',
    ...[...groups].map(([group, members]) => row(group, count(members))),
    row('all', all),
    ...(all.disorder > 0 ? [`member order differs in ${all.disorder} objects (not counted)`] : []),
  ];
}

// Node 20 has no Map.groupBy.
function groupBy(results) {
  const groups = new Map();
  for (const result of results) groups.set(result.group, [...(groups.get(result.group) ?? []), result]);
  return groups;
}

function row(name, { passed, total, stories, storiesPassed }) {
  return `${name.padEnd(20)} ${`${passed}/${total}`.padStart(10)} ${`${storiesPassed}/${stories}`.padStart(12)}`;
}
