/** One way in which a value departs from its schema, as the compiled checks report it. */
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly parentSchema?: Readonly<Record<string, unknown>>;
  readonly data?: unknown;
}

/** A schema compiled to code. Call, then read `errors` before the next call. */
export interface SchemaCheck {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** What a parameter must be. */
export interface ParameterRule {
  readonly name: string;
  /** Query and path hold text; whole numbers and booleans are read from it before the check. */
  readonly kind: 'string' | 'integer' | 'boolean';
  /** May be given several times; the check is then for each of the values. */
  readonly many: boolean;
  readonly required: boolean;
  /** What would be right, one sentence. */
  readonly hint: string;
  readonly check: SchemaCheck;
}

export interface BodyRule {
  readonly required: boolean;
  /** Media types other than JSON are taken as well and not looked into. */
  readonly anyType: boolean;
  readonly check: SchemaCheck;
}

/** What a request to one operation must be. */
export interface RequestRules {
  readonly path: readonly ParameterRule[];
  readonly query: ReadonlyMap<string, ParameterRule>;
  /** Those of `query` that must be there. */
  readonly requiredQuery: readonly ParameterRule[];
  /** The operation passes its query on, so that no name is unknown. */
  readonly anyQuery: boolean;
  /** Absent: the operation takes no body. */
  readonly body?: BodyRule;
}
