export function countOf(text, part) {
  return text.split(part).length - 1;
}

/**
 * Replaces in `code` each `[pattern, replacement, count]` in turn. Throws unless a pattern occurs exactly `count` times: code in
 * another form, as another version of its maker may write it, would pass unchanged otherwise.
 */
export function replaceExactly(code, replacements) {
  return replacements.reduce((text, [pattern, replacement, count]) => {
    const found = typeof pattern === 'string' ? countOf(text, pattern) : [...text.matchAll(pattern)].length;
    if (found !== count) {
      throw new Error(`Could not rewrite the compiled checks: ${pattern} occurs ${found} times, not ${count}.`);
    }
    return text.replaceAll(pattern, replacement);
  }, code);
}
