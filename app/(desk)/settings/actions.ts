'use server';

import { signOut } from '@/lib/auth/auth';
import { newId } from '@/lib/db/id';
import { formAction } from '@/lib/forms/form-action';
import { changeSettings, deleteWorkspace } from '@/lib/workspaces/mutations';
import { deleteWorkspaceSchema, settingsSchema } from '@/lib/workspaces/schema';
import { isolated } from '@/lib/text';

export const changeSettingsAction = formAction(settingsSchema, async (actor, settings) => {
  await changeSettings(actor, settings);
  return { goTo: `/settings?saved=${newId()}`, message: { text: 'Settings saved.' } };
});

export const deleteWorkspaceAction = formAction(
  deleteWorkspaceSchema,
  async (actor, { currentPassword, ...confirmed }) => {
    await deleteWorkspace(actor, { ...confirmed, password: currentPassword });
    await signOut({ redirect: false });
    const text = `Workspace ${isolated(actor.workspaceName)} deleted. Nobody can log in to it.`;
    return { goTo: '/login', message: { text } };
  },
);
