import { dealtStrings } from './dealt-strings';
import type { Campaign } from './desk';
import { growth } from './growth';
import { heavyBodies } from './heavy-bodies';
import { redirects } from './redirects';
import { shown } from './shown';
import { crowd, signIns } from './sign-ins';
import { storedStrings } from './stored-strings';
import { wrongShapes } from './wrong-shapes';

/** Every campaign, in the order in which they run: what is shown was stored before. */
export const CAMPAIGNS: Record<string, Campaign> = {
  crowd,
  'sign-ins': signIns,
  'heavy-bodies': heavyBodies,
  growth,
  redirects,
  shapes: wrongShapes,
  arguments: dealtStrings,
  strings: storedStrings,
  shown,
};
