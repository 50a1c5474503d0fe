/** `npm run test:full [-- WORD … --bail]`: all tests on both engines, or only the files whose path contains a word. */
import { runTier } from './lib/run-tier';

await runTier('full');
