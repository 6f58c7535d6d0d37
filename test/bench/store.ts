export { makeCorpus } from './store-corpus.ts';
export { opening, restoring } from './store-opening.ts';
export { measure, variants } from './store-variants.ts';
