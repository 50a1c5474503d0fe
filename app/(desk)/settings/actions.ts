'use server';

import { signOut } from '@/lib/auth/auth';
import { newId } from '@/lib/db/id';
import { formAction } from '@/lib/forms/form-action';
import * as messages from '@/lib/workspaces/messages';
import { changeSettings, deleteWorkspace } from '@/lib/workspaces/mutations';
import { deleteWorkspaceSchema, settingsSchema } from '@/lib/workspaces/schema';

export const changeSettingsAction = formAction(settingsSchema, async (actor, settings) => {
  await changeSettings(actor, settings);
  return { goTo: `/settings?saved=${newId()}`, message: { text: messages.settingsSaved } };
});

export const deleteWorkspaceAction = formAction(
  deleteWorkspaceSchema,
  async (actor, { currentPassword, ...confirmed }) => {
    await deleteWorkspace(actor, { ...confirmed, password: currentPassword });
    await signOut({ redirect: false });
    return { goTo: '/login', message: { text: messages.workspaceDeleted(actor.workspaceName) } };
  },
);
