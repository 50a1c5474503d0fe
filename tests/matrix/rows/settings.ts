import { randomUUID } from 'node:crypto';
import { password } from '@/tests/support/accounts';
import type { ActionRow } from './row';

const FILE = 'app/(desk)/settings/actions.ts';

const owner = {
  kind: 'form',
  about: 'oneself',
  owner: 'done',
  dispatcher: 'forbidden',
  courier: 'forbidden',
  stranger: 'signed-out',
} as const;

export const SETTINGS: ActionRow[] = [
  {
    action: `${FILE} changeSettingsAction`,
    ...owner,
    send: () => ({
      operationId: randomUUID(),
      workspaceName: 'Another name',
      timeZone: 'Europe/Warsaw',
      defaultSender: '',
      startView: 'all',
      workingDay1: 'yes',
      holidays: '2026-12-25',
      attemptReasons: 'Nobody home',
    }),
  },
  {
    action: `${FILE} deleteWorkspaceAction`,
    ...owner,
    send: ({ by }) => ({
      operationId: randomUUID(),
      confirmation: by.actor.workspaceName,
      currentPassword: password,
    }),
  },
];
