import type { Job } from './client.mjs';

/** Gives the exit code. */
export function runOther(job: Job, defect?: string): Promise<number>;
