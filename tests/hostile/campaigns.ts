import { argumentStrings } from './argument-strings';
import type { Campaign } from './context';
import { growth } from './growth';
import { heavyBodies } from './heavy-bodies';
import { redirects } from './redirects';
import { shownStrings } from './shown-strings';
import { crowd, signIns } from './sign-ins';
import { storedStrings } from './stored-strings';
import { wrongShapes } from './wrong-shapes';

/** Every campaign, in the order in which they run: `shown` needs the texts that `strings` stored. */
export const CAMPAIGNS: Record<string, Campaign> = {
  crowd,
  'sign-ins': signIns,
  'heavy-bodies': heavyBodies,
  growth,
  redirects,
  shapes: wrongShapes,
  arguments: argumentStrings,
  strings: storedStrings,
  shown: shownStrings,
};
