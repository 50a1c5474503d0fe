/** `npm run check`: format, lint, words, types and unused code. */
import { runChecks } from './lib/checks';
import { describeResults } from './lib/test-results';

const results = await runChecks();
console.log(describeResults(results));
process.exitCode = results.failures.length > 0 ? 1 : 0;
