// What each answer of the API document stands on, for programs: evidence.json.
const WEAKEST_FIRST = ['assumed', 'documented', 'observed'];

/** A row for each operation and dialect; `operations` are those of the document. Throws for a name that no operation has. */
export function toEvidence(document, operations) {
  const marks = [];
  const numberOf = ({ level, source, date = document['x-evidence-dates'][level] }) => {
    if (!WEAKEST_FIRST.includes(level) || source === undefined)
      throw new Error(`No evidence: ${JSON.stringify(level)}`);
    const at = marks.findIndex((mark) => mark.level === level && mark.date === date && mark.source === source);
    return at >= 0 ? at : marks.push({ level, date, source }) - 1;
  };
  const rows = operations.map(({ path, method, operation }) => {
    const own = operation['x-evidence'];
    const rules = Object.entries(operation.responses).map(([status, answer]) => {
      const shown = answer.$ref === undefined ? answer : document.components.responses[answer.$ref.split('/').at(-1)];
      // No answer of an operation that is assumed stands on more.
      return [status, numberOf(own.level === 'assumed' ? own : (shown['x-evidence'] ?? own))];
    });
    const row = { operation: operation.operationId, method: method.toUpperCase(), path };
    return { ...row, mark: numberOf(own), rules: Object.fromEntries(rules) };
  });
  const dialects = document['x-dialects'].map(({ values, ...concerned }) => {
    const unknown = concerned.operations.find((name) => !rows.some(({ operation }) => operation === name));
    if (unknown !== undefined) throw new Error(`x-dialects: there is no operation ${unknown}`);
    return {
      ...concerned,
      values: Object.fromEntries(Object.entries(values).map(([name, mark]) => [name, numberOf(mark)])),
    };
  });
  const list = (values) => values.map((value) => `  ${JSON.stringify(value)}`).join(',\n');
  return `{"schemaVersion":1,\n "marks":[\n${list(marks)}\n ],\n "operations":[\n${list(rows)}\n ],\n "dialects":[\n${list(dialects)}\n ]}\n`;
}
