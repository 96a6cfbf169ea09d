const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

const PARAMETER = `;[ \\t]*${TOKEN}[ \\t]*=[ \\t]*(?:"(?:[^"\\\\]|\\\\.)*"|${TOKEN})[ \\t]*`;

const CONTENT_TYPE = new RegExp(`^[ \\t]*(${TOKEN}/${TOKEN})[ \\t]*(?:${PARAMETER})*$`);

/** The media type without parameters, in lower case; undefined when absent, or malformed down to its last parameter. */
export function mediaType(contentType: string | undefined): string | undefined {
  // Most requests have exactly this.
  if (contentType === 'application/json') {
    return contentType;
  }
  return CONTENT_TYPE.exec(contentType ?? '')?.[1]?.toLowerCase();
}

export function charsetOf(contentType: string | undefined): string | undefined {
  return [...(contentType ?? '').matchAll(/;\s*charset\s*=\s*"?([^\s";]+)/gi)].at(-1)?.[1]?.toLowerCase();
}
