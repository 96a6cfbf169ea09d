import { readFileSync } from 'node:fs';

/** What a report carries in itself, so that it needs nothing from anywhere. */
export interface PageAssets {
  readonly style: string;
  /** One script without imports. */
  readonly script: string;
}

/** Reads what the build has put beside this file. */
export function loadPageAssets(): PageAssets {
  const read = (name: string): string => readFileSync(new URL(`./bundled/${name}`, import.meta.url), 'utf8');
  try {
    return { style: read('report.css'), script: read('report.js') };
  } catch (cause) {
    throw new Error('the page of the report is not built: npm run build does it', { cause });
  }
}
