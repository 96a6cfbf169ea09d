import type { Case } from './cases.js';
import type { Filter } from './filter.js';

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Twice, because rows that come into sight may turn out higher than they were thought to be. */
function bringIntoSight(place: Element): void {
  const scroll = (): void => place.scrollIntoView({ block: 'start', behavior: 'instant' });
  scroll();
  requestAnimationFrame(() => requestAnimationFrame(scroll));
}

/** Follows `#FM-CORE-01` and `#FM-CORE-01/17`: opens what they name, whatever the filter hides. */
export function wireLinks(cases: readonly Case[], filter: Filter, show: (each: Case) => void): void {
  const follow = (): void => {
    const target = decoded(location.hash.slice(1));
    const at = target.lastIndexOf('/');
    const found = cases.find(({ id }) => id === target) ?? cases.find(({ id }) => id === target.slice(0, at));
    if (found === undefined) return;
    if (found.details.hidden) filter.reset();
    found.details.open = true;
    show(found);
    const row = found.id === target ? null : document.getElementById(target);
    const button = row?.querySelector('button');
    if (button?.getAttribute('aria-expanded') === 'false') button.click();
    bringIntoSight(row ?? found.details);
    (button ?? found.details.querySelector('summary'))?.focus({ preventScroll: true });
  };
  window.addEventListener('hashchange', follow);
  // A second click on the same link changes no hash.
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a[href^="#"]') : null;
    if (link !== null && link.getAttribute('href') === location.hash) follow();
  });
  // Once the browser has gone to the hash in its own way, which takes the focus.
  if (document.readyState === 'complete') follow();
  else window.addEventListener('load', () => setTimeout(follow));
}
