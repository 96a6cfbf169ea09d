import type { Job } from './client.mjs';

/** Gives the exit code. */
export function runThird(job: Job, switches?: readonly string[]): Promise<number>;
