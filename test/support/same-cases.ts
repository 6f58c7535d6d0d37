import fc from 'fast-check';

/**
 * Property tests take the same cases every time: what was green stays green until the code changes.
 * `SAMLING_EXPLORE=1` takes new ones at every run instead.
 */
if (!process.env.SAMLING_EXPLORE) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_124 });
