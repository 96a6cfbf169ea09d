const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Where a redirect points to; `undefined` where it is no redirect, or points nowhere. */
export function targetOf({ status, headers }: Response, from: string): URL | undefined {
  const location = headers.get('location');
  if (location === null || !REDIRECTS.has(status)) return undefined;
  return URL.canParse(location, from) ? new URL(location, from) : undefined;
}

/** Without what may be secret: name, password, query and fragment. */
export function shownTarget({ origin, pathname }: URL): string {
  return `${origin}${pathname}`;
}
