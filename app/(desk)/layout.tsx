import type { ReactNode } from 'react';
import { BottomBar } from '@/components/shell/bottom-bar';
import { FlashMessage } from '@/components/shell/flash-message';
import { Live } from '@/components/shell/live';
import { SHELL_PERMISSIONS } from '@/components/shell/navigation';
import { TopBar } from '@/components/shell/top-bar';
import { RenderedForUser } from '@/components/ui/rendered-for';
import { may } from '@/lib/auth/permissions';
import { requireActor } from '@/lib/auth/require-actor';
import { readFlash } from '@/lib/forms/flash';
import { logOutAction } from './actions';
import { undoBulkChangesAction } from '@/app/(desk)/orders/bulk/actions';
import { undoEntryAction } from './orders/undo-actions';

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const live = `${actor.sessionId}-${actor.role}`;
  const granted = SHELL_PERMISSIONS.filter((permission) => may(actor, permission));
  return (
    <RenderedForUser userId={actor.userId}>
      <TopBar
        workspaceName={actor.workspaceName}
        userName={actor.name}
        granted={granted}
        logOut={logOutAction}
      />
      <BottomBar granted={granted} />
      {children}
      <FlashMessage
        flash={await readFlash()}
        undo={{ order: undoEntryAction, group: undoBulkChangesAction }}
      />
      <Live key={live} session={live} seq={actor.logSeq} timeZone={actor.timeZone} />
    </RenderedForUser>
  );
}
