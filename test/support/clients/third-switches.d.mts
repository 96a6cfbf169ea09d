export const THIRD_DEFECTS: Readonly<Record<string, string>>;
export const THIRD_STYLES: readonly (readonly string[])[];
