/** `npm test [-- WORD … --bail]`: the fast tier, or only the test files whose path contains a word. */
import { runTier } from './lib/run-tier';

await runTier('fast');
