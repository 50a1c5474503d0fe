import type { Actor } from '@/lib/auth/actor';
import type { Show } from '@/lib/imports/paths';
import type { ImportView } from '@/lib/imports/queries';

/** What the page of an import draws, whatever the import is doing. */
export type ViewProps = {
  actor: Actor;
  view: ImportView;
  /** The part of the orders that is asked for; none for all. */
  show: Show | undefined;
  /** The place in them after which the page begins. */
  after: number;
};
