/**
 * Words to avoid, as sources of regular expressions that match whole words in any case, and what to write instead.
 * A space also matches a line break. docs/writing.md explains the rules behind them.
 */
export const UNWANTED_WORDS: Readonly<Record<string, string>> = {
  anew: 'again',
  anybody: 'anyone',
  somebody: 'someone',
  whom: 'who',
  meanwhile: 'since then, at the same time, while …',
  '(none|no \\w+|not \\w+|nothing|nobody) any more': 'no longer',
  'mend(s|ed|ing)?': 'fix',
  'lets? (\\w+ )?loose': 'start',
  'lets? others go on': 'yield',
  'goes on where it (was|stood)': 'resume',
  'so many': 'N, the number of',
  'apart from this': 'except',
  'by (itself|themselves)': 'automatically, alone',
  '(is|are|was|were|be|been|being) told': 'shows, says, gets a message',
  '(is|are|was|were|be|been|being) asked': 'asks, must confirm',
  '(is|are|was|were|be|been|being) counted': 'counts',
  '(is|are|was|were|be|been|being) kept from': 'is denied',
  '(is|are) to (be|say|win)': 'must, should, choose',
  '(is|are) as good': 'is idempotent',
  '(who|which|that) (is|are) none': 'who is not one, who no longer is one',
  '(stands?|stood) (above|below|behind|beside|in|on|there)': 'is, is stored, is shown',
  '(take|takes|took|taken|taking) ((it|them|that|this) )?back': 'undo, revoke, withdraw',
  '(take|takes|took|taken|taking) (an? )?(new )?orders? in': 'create an order',
  'the file wins?': "use the file's values",
  'says already': 'already says',
  deeds: 'changes, actions',
};
