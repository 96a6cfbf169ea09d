/** A schema of `checkedSchemas`, with the keywords that such schemas may have. */
export interface CheckedSchema {
  /** Name of another of these schemas. */
  readonly $ref?: string;
  readonly oneOf?: readonly CheckedSchema[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | number)[];
  readonly const?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: CheckedSchema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, CheckedSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | CheckedSchema;
  readonly minProperties?: number;
  /** Follows the quoted value in error messages. */
  readonly 'x-wrong'?: string;
  /** The description in the published schema of world files. */
  readonly 'x-about'?: string;
}
