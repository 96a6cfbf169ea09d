import type { Case } from './cases.js';
import { all, need } from './elements.js';

const typingMs = 150;

/** Tiles, suites and search: which cases are shown. */
export interface Filter {
  /** Shows all cases again. */
  reset(): void;
}

/** Whether a text has all the words; as they are, or as they stand in JSON that stands in JSON. */
function hasWords(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word) || text.includes(JSON.stringify(word).slice(1, -1)));
}

export function wireFilter(cases: readonly Case[]): Filter {
  const tiles = all('.tile', HTMLButtonElement);
  const groups = all('nav [data-group]', HTMLElement);
  const search = need('#search', HTMLInputElement);
  const suite = need('#suite', HTMLSelectElement);
  let verdict = 'ALL';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const apply = (): void => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const each of cases) {
      const isShown =
        (verdict === 'ALL' || each.verdict === verdict) &&
        (suite.value === '' || each.suite === suite.value) &&
        hasWords(words.length === 0 ? '' : each.text(), words);
      each.details.hidden = !isShown;
      if (each.line !== undefined) each.line.hidden = !isShown;
      shown += isShown ? 1 : 0;
    }
    // A heading without a line below it would lead nowhere.
    for (const group of groups) group.hidden = all('li', HTMLElement, group).every(({ hidden }) => hidden);
    for (const tile of tiles) tile.setAttribute('aria-pressed', String(tile.dataset.verdict === verdict));
    need('#none', HTMLElement).hidden = shown > 0;
    need('#shown', HTMLElement).textContent = `${shown} of ${cases.length} cases`;
  };

  const reset = (): void => {
    verdict = 'ALL';
    search.value = '';
    suite.value = '';
    apply();
  };

  for (const tile of tiles) {
    tile.addEventListener('click', () => {
      const chosen = tile.dataset.verdict ?? 'ALL';
      verdict = chosen === verdict ? 'ALL' : chosen;
      apply();
    });
  }
  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(apply, typingMs);
  });
  search.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    search.value = '';
    apply();
  });
  suite.addEventListener('change', apply);
  need('#reset', HTMLButtonElement).addEventListener('click', () => {
    reset();
    search.focus();
  });
  const setAll = (isOpen: boolean) => () => {
    for (const { details } of cases) if (!details.hidden) details.open = isOpen;
  };
  need('#open-all', HTMLButtonElement).addEventListener('click', setAll(true));
  need('#close-all', HTMLButtonElement).addEventListener('click', setAll(false));
  // A browser that goes back to the page may restore what was typed.
  apply();
  return { reset };
}
