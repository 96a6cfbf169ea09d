/**
 * Whether a text matches a pattern in which `*` stands for any characters, or for no character. The time grows with the product
 * of both lengths at most: a regular expression with many stars can take exponential time.
 */
export function fits(text: string, pattern: string): boolean {
  let at = 0;
  let place = 0;
  let star = -1;
  let afterStar = 0;
  while (at < text.length) {
    if (pattern[place] === '*') {
      star = place;
      afterStar = at;
      place += 1;
    } else if (pattern[place] === text[at]) {
      place += 1;
      at += 1;
    } else if (star >= 0) {
      // Let the star match one character more.
      afterStar += 1;
      at = afterStar;
      place = star + 1;
    } else {
      return false;
    }
  }
  while (pattern[place] === '*') {
    place += 1;
  }
  return place === pattern.length;
}
