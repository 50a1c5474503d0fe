import { z } from 'zod';

/** What people are told whose form lacks a part that they cannot see. */
export const OUT_OF_DATE = 'This page is out of date. Reload it and try again.';

/** Every form carries the operation id that was made when it was opened: sent twice, it acts once. */
export const operationId = z.uuid(OUT_OF_DATE);
