/** `npm run test:full [-- WORD … --bail]`: all set-up, then every test there is, on both engines. */
import { runTier } from './steps/run-tier';

await runTier('full');
