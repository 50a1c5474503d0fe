import { bypasses } from './bypasses';
import { crossSite } from './cross-site';
import { dealtStrings } from './dealt-strings';
import type { Campaign } from './desk';
import { forgedIds } from './forged-ids';
import { heavyBodies } from './heavy-bodies';
import { redirects } from './redirects';
import { replays } from './replays';
import { shown } from './shown';
import { crowd, signIns } from './sign-ins';
import { storedStrings } from './stored-strings';
import { wrongShapes } from './wrong-shapes';

/** Every campaign, in the order in which they run: what is shown was stored before. */
export const CAMPAIGNS: Record<string, Campaign> = {
  crowd,
  'sign-ins': signIns,
  'heavy-bodies': heavyBodies,
  'cross-site': crossSite,
  bypasses,
  redirects,
  replays,
  ids: forgedIds,
  shapes: wrongShapes,
  arguments: dealtStrings,
  strings: storedStrings,
  shown,
};
