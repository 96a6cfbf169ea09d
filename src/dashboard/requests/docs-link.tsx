import { mainUrl } from '../data/api.js';
import { type DocsPage, docsPages } from './docs-pages.js';

/** Leads to a page of the documentation, which the mock has offline. */
export function DocsLink({ page }: { page: DocsPage }) {
  const file = docsPages[page];
  return (
    <a class="rule" href={`${mainUrl}/_mock/ui/docs/${file}`} target="_blank" rel="noreferrer">
      docs/{file}
    </a>
  );
}
