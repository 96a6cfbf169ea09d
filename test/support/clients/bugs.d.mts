export const BUGS: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
