/** Pages of the documentation that explain what is found in a request; the package has them, and the mock serves them. */
export const docsPages = {
  troubleshooting: 'troubleshooting.md',
  fidelity: 'fidelity.md',
  faults: 'faults.md',
  executions: 'executions.md',
  requests: 'inspect.md',
  glossary: 'glossary.md',
} as const;

export type DocsPage = keyof typeof docsPages;
