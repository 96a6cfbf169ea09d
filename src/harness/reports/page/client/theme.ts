import { need } from './elements.js';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];
const key = 'flowmate-report-theme';

function stored(): Theme {
  try {
    const value = localStorage.getItem(key);
    return themes.find((theme) => theme === value) ?? 'system';
  } catch {
    // Some browsers have no storage for files.
    return 'system';
  }
}

/** The switch between what the system wants, light and dark. */
export function wireTheme(): void {
  const button = need('#theme', HTMLButtonElement);
  let theme = stored();
  const show = (): void => {
    document.documentElement.dataset.theme = theme;
    button.textContent = `Theme: ${theme}`;
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
    try {
      localStorage.setItem(key, theme);
    } catch {
      // It holds for as long as the page is open, then.
    }
    show();
  });
  show();
}
