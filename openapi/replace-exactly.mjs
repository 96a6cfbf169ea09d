export function countOf(text, part) {
  return text.split(part).length - 1;
}

/**
 * Applies each `[pattern, replacement, count]` to `code`, in turn. Throws unless the pattern occurs exactly `count` times: another
 * version of Ajv may write other code, which would pass unchanged otherwise.
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
