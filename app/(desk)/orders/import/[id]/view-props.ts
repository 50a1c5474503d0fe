import type { Actor } from '@/lib/auth/actor';
import type { Show } from '@/lib/imports/paths';
import type { ImportView } from '@/lib/imports/queries';

export type ViewProps = {
  actor: Actor;
  view: ImportView;
  /** Undefined for all orders. */
  show: Show | undefined;
  /** Position of the last order of the previous page. */
  after: number;
};
