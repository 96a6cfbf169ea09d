export const DEFECTS: Readonly<Record<string, string>>;
export const MORE_DEFECTS: Readonly<Record<string, string>>;
export const DEFECTS_OF_PROCESSES: Readonly<Record<string, string>>;
