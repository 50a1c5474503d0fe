/** `npm test [-- WORD … --bail]`: all set-up, then the fast tier, or only its test files whose path has one of the words. */
import { runTier } from './steps/run-tier';

await runTier('fast');
