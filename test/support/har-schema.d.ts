declare module 'har-schema' {
  /** JSON Schemas of HAR 1.2, by name. */
  const schemas: Readonly<Record<string, { readonly $schema: string; readonly $id: string }>>;
  // biome-ignore lint/style/noDefaultExport: it is a CommonJS module
  export default schemas;
}
