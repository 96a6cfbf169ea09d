// What the schema of the report is made of.

export const text = { type: 'string' } as const;
export const texts = { type: 'array', items: text } as const;
export const time = { type: 'string', format: 'date-time' } as const;
export const count = { type: 'integer', minimum: 0 } as const;
export const number = { type: 'integer', minimum: 1 } as const;
export const duration = { type: 'number', minimum: 0 } as const;
export const truth = { type: 'boolean' } as const;

export function object<const Members, const Name extends keyof Members>(
  required: readonly Name[],
  properties: Members,
) {
  return { type: 'object', required, properties } as const;
}

export function ref<const Name extends string>(name: Name): { readonly $ref: `#/definitions/${Name}` } {
  return { $ref: `#/definitions/${name}` };
}
