import type { ReactNode } from 'react';
import { Frame } from '@/components/shell/frame';
import { SHELL_PERMISSIONS } from '@/components/shell/navigation';
import { may } from '@/lib/auth/permissions';
import { requireActor } from '@/lib/auth/require-actor';
import { readFlash } from '@/lib/forms/flash';
import { logOutAction } from './actions';
import { undoBulkChangesAction } from '@/app/(desk)/orders/bulk/actions';
import { undoEntryAction } from './orders/undo-actions';

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const message = await readFlash();
  const flash = message?.field ? null : message;
  return (
    <Frame
      userId={actor.userId}
      bar={{
        workspaceName: actor.workspaceName,
        userName: actor.name,
        granted: SHELL_PERMISSIONS.filter((permission) => may(actor, permission)),
        logOut: logOutAction,
      }}
      message={{
        flash,
        ...(flash?.undo && { undo: { order: undoEntryAction, group: undoBulkChangesAction } }),
      }}
      live={{
        session: `${actor.sessionId}-${actor.role}`,
        seq: actor.logSeq,
        timeZone: actor.timeZone,
      }}
    >
      {children}
    </Frame>
  );
}
