import type { PageCase } from '../page-data.js';
import { all } from './elements.js';

/** One case of the page. */
export interface Case {
  readonly id: string;
  readonly verdict: string;
  readonly suite: string;
  readonly details: HTMLDetailsElement;
  /** Its line in the table of contents. */
  readonly line: HTMLElement | undefined;
  /** All that can be searched, in lower case. */
  text(): string;
  /** What its exchanges are made from. Undefined: it has none. */
  data(): PageCase | undefined;
}

export function readCases(): readonly Case[] {
  const lines = new Map(all('nav [data-for]', HTMLElement).map((line) => [line.dataset.for, line]));
  return all('details.case', HTMLDetailsElement).map((details) => {
    const json = (): string => details.querySelector('script[data-case]')?.textContent ?? '';
    let text: string | undefined;
    return {
      id: details.id,
      verdict: details.dataset.verdict ?? '',
      suite: details.dataset.suite ?? '',
      details,
      line: lines.get(details.id),
      text() {
        // The mark-up's text contains the JSON as well, as the text of its element.
        text ??= (details.textContent ?? '').replaceAll('\\u003c', '<').toLowerCase();
        return text;
      },
      data() {
        const found = json();
        // Written by the page's own maker, in this shape.
        return found === '' ? undefined : (JSON.parse(found) as PageCase);
      },
    };
  });
}
