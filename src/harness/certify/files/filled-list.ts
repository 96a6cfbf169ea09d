import type { Check, FileFormat } from '../../../../mock/index.js';

/** A list that is not empty. */
export function filledList({ check, listOf }: FileFormat, of: Check): Check {
  const list = listOf(of, { minItems: 1 });
  return check(list.schema, (value, report) => {
    list(value, report);
    if (Array.isArray(value) && value.length === 0) report.add('must not be empty');
  });
}
