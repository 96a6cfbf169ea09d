/**
 * Editions of the suites, oldest first. A set such as `core-2026.12` holds the cases of a suite that its edition or an earlier one
 * brought: a case that comes later fails no certificate of an older set.
 */
export const editions = ['2026.12'] as const;

export type Edition = (typeof editions)[number];
