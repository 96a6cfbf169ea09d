import fc from 'fast-check';

// A run finds what the run before it found: FC_SEED=random looks elsewhere, FC_SEED=N again where a run failed.
const { FC_SEED: seed = '20261130' } = process.env;

if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });
