// What Express makes ETags with and compares them by. Both are CommonJS modules without types.

declare module 'etag' {
  // biome-ignore lint/style/noDefaultExport: it is a CommonJS module
  export default function etag(body: string, options: { readonly weak: boolean }): string;
}

declare module 'fresh' {
  type Headers = Readonly<Record<string, string | undefined>>;
  /** Whether the client that sent the first headers has what comes with the second ones. */
  // biome-ignore lint/style/noDefaultExport: it is a CommonJS module
  export default function fresh(request: Headers, response: Headers): boolean;
}
