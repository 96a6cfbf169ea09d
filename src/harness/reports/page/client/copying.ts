import { element } from './elements.js';

const toldMs = 1_500;

/** Puts a text on the clipboard. Pages from disk may have no clipboard of the new kind. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = element('textarea', { readonly: '', class: 'sr' });
    area.value = text;
    document.body.append(area);
    area.select();
    // The only way where there is no navigator.clipboard.
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

/** Copies and says so on the button for a moment, to eyes and to screen readers. */
async function copyAndTell(button: HTMLButtonElement, text: string): Promise<void> {
  const label = button.dataset.label ?? button.textContent ?? '';
  button.dataset.label = label;
  const done = await copy(text);
  button.focus();
  button.textContent = done ? 'Copied' : 'Could not copy';
  button.setAttribute('aria-live', 'polite');
  setTimeout(() => {
    button.textContent = label;
  }, toldMs);
}

export function copyButton(label: string, textOf: () => string): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'copy' }, label);
  button.addEventListener('click', () => void copyAndTell(button, textOf()));
  return button;
}

/** The copy buttons that stand beside what they copy. */
export function wireCopyButtons(): void {
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLButtonElement) || target.dataset.copy === undefined) return;
    void copyAndTell(target, target.parentElement?.querySelector('code')?.textContent ?? '');
  });
}
