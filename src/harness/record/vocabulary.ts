/** Texts that say nothing about people and stay as they are; all others are replaced. */
export const HARMLESS: ReadonlySet<string> = new Set(
  `ACTIVE DISABLED PENDING TENANT SYSTEM active inactive starting stopping published draft ordinary realtime long_running
  user tenant USER ADMIN TENANT_ADMIN NO_AUTH API_KEY OA1_TWO_LEGGED OA1_THREE_LEGGED OA2_AUTHORIZATION_CODE SIMPLE MIXED
  SESSION_AUTH string number boolean object array integer execute trigger action`.split(/\s+/),
);

/** Members whose names are FlowMate's own, in data of any shape. */
export const KNOWN_KEYS: ReadonlySet<string> = new Set(
  `snapshotKey arraySplittingKey syncParam skipSnapshot idLinking applicationUid passthrough applyTransform transformFunction
  rateLimit logLevel inputParameters outputParameters webhooks requireWebhookAuth hmacHeaderKey hmacAlgorithm allTenantUsers
  continueOnError`.split(/\s+/),
);

/** Permissions are made of words; one with any other word is replaced. */
const PERMISSION_WORDS: ReadonlySet<string> = new Set(
  `all tenant iam flows templates flowTemplates secrets secret authClient logs webhooks components icenter metadata domains
  account membership profile roles key token create read update delete write control bulk push execute crud introspect
  readRaw deleteAny rds rawRecord`.split(/\s+/),
);

export const isPermission = (text: string): boolean => text.split('.').every((word) => PERMISSION_WORDS.has(word));

/** A time as FlowMate writes it. */
export const isTime = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/.test(text) && !Number.isNaN(Date.parse(text));

/** Fields of digits and signs; more than two digits at once may be a number of a person. */
export const isPlainCron = (text: string): boolean =>
  /^(?:[*?/,-]|\d{1,2}(?!\d))+(?: (?:[*?/,-]|\d{1,2}(?!\d))+){4,5}$/.test(text);

/** Names of the steps that graphs usually have. */
export const isPlainStep = (text: string): boolean => /^step_\d{1,2}$/.test(text);

/** The end of made-up e-mail addresses, a domain that can never be had. */
export const MAIL_END = 'test';
