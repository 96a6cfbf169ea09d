import type { LocaleName } from '../generate-settings.js';
import type { Words } from './words.js';

/** Loads the words of one language only. */
export async function loadWords(locale: LocaleName): Promise<Words> {
  switch (locale) {
    case 'en':
      return (await import('./words-en.js')).en;
    case 'de':
      return (await import('./words-de.js')).de;
    case 'fr':
      return (await import('./words-fr.js')).fr;
    case 'es':
      return (await import('./words-es.js')).es;
  }
}
