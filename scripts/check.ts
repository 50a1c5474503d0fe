/** `npm run check`: format, lint, words, types, and nothing unused. */
import { runChecks } from './steps/checks';
import { inWords } from './steps/tally';

const tally = await runChecks();
console.log(inWords(tally));
process.exitCode = tally.failures.length > 0 ? 1 : 0;
