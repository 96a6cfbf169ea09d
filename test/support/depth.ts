import { inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly deep: boolean;
  }
}

/** Whether this is `npm run test:deep`, which tries every case; `npm test` tries a sample. */
export const isDeep = inject('deep');

/** How many cases a test tries: `count` in the deep run, in `npm test` a sample, by default a tenth. */
export function inDepth(count: number, sample = Math.ceil(count / 10)): number {
  return isDeep ? count : sample;
}
