/** The page that describes every built-in case, in the documents of the project. */
const CASE_DOCS = 'docs/cases.md';

/** Where a built-in case is described. Undefined: it is a case of a partner's own. */
export function docsOf(id: string): string | undefined {
  return /^FM-/.test(id) ? `${CASE_DOCS}#${encodeURIComponent(id.toLowerCase())}` : undefined;
}
