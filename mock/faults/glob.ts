/**
 * Whether a text is as a pattern says, in which `*` stands for any characters, none included. Takes time in proportion to both
 * lengths, whatever the pattern: a regular expression of many stars can take for ever.
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
      // The star takes one character more.
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
