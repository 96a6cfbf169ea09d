/** A schema whose values are checked by code: the keywords that such schemas may have. */
export interface CheckedSchema {
  /** Name of another one. */
  readonly $ref?: string;
  readonly oneOf?: readonly CheckedSchema[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
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
  /** What follows the quoted value in a complaint. */
  readonly 'x-wrong'?: string;
  /** One sentence, for editors of world files. */
  readonly 'x-about'?: string;
}
