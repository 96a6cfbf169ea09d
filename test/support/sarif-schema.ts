/**
 * What SARIF 2.1.0 demands of the members that our reports use, and that there are no others: written after the standard's
 * chapters 3.13 to 3.58. Its whole schema is not on npm.
 */
const closed = (required: string[], properties: Record<string, object>): object => ({
  type: 'object',
  required,
  properties,
  additionalProperties: false,
});
const text = { type: 'string', minLength: 1 };
const message = closed(['text'], { text });
const multiformat = closed(['text'], { text, markdown: text });
const time = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,7})?Z$' };
const level = { enum: ['none', 'note', 'warning', 'error'] };
const uri = { type: 'string', pattern: "^[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+$" };
const atLeastOne = { type: 'integer', minimum: 1 };

const rule = closed(['id'], {
  id: text,
  shortDescription: multiformat,
  fullDescription: multiformat,
  help: multiformat,
  helpUri: { ...uri, pattern: '^https?://' },
  defaultConfiguration: closed([], { level }),
});

const location = closed([], {
  physicalLocation: closed(['artifactLocation', 'region'], {
    artifactLocation: closed(['uri'], { uri, uriBaseId: text }),
    region: closed(['startLine'], { startLine: atLeastOne, startColumn: atLeastOne }),
  }),
  logicalLocations: { type: 'array', items: closed(['name'], { name: text, fullyQualifiedName: text }) },
});

const result = closed(['message', 'ruleId', 'locations'], {
  ruleId: text,
  ruleIndex: { type: 'integer', minimum: 0 },
  level,
  message,
  locations: { type: 'array', minItems: 1, items: location },
  partialFingerprints: { type: 'object', additionalProperties: text },
});

const invocation = closed(['executionSuccessful'], {
  executionSuccessful: { type: 'boolean' },
  startTimeUtc: time,
  endTimeUtc: time,
  toolExecutionNotifications: {
    type: 'array',
    items: closed(['message'], { level, message, associatedRule: closed(['id'], { id: text }) }),
  },
});

export const sarifEssentials = closed(['version', 'runs'], {
  $schema: { type: 'string', pattern: '^https://.*sarif-schema-2\\.1\\.0\\.json$' },
  version: { const: '2.1.0' },
  runs: {
    type: 'array',
    minItems: 1,
    items: closed(['tool', 'results'], {
      tool: closed(['driver'], {
        driver: closed(['name'], {
          name: text,
          version: text,
          rules: { type: 'array', uniqueItems: true, items: rule },
        }),
      }),
      automationDetails: closed(['id'], { id: text }),
      invocations: { type: 'array', items: invocation },
      results: { type: 'array', items: result },
      columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
    }),
  },
});
