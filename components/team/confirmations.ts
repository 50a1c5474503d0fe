import { isolated } from '@/lib/text';

export type MemberAction = 'deactivate' | 'handOver';

export const CONFIRMATIONS: Record<
  MemberAction,
  { path: string; title: (name: string) => string; text: string; button: (name: string) => string }
> = {
  deactivate: {
    path: 'deactivate',
    title: (name) => `Deactivate ${isolated(name)}?`,
    text: 'They are signed out on all devices and can’t log in until they are reactivated.',
    button: (name) => `Deactivate ${isolated(name)}`,
  },
  handOver: {
    path: 'hand-over',
    title: (name) => `Hand over to ${isolated(name)}?`,
    text: 'They become an owner, and you become a dispatcher. You can’t undo this yourself.',
    button: (name) => `Hand over to ${isolated(name)}`,
  },
};

export type Confirmation = {
  kind: MemberAction;
  memberId: string;
  name: string;
  operationId: string;
  /** Orders that stay assigned to the member. */
  ongoing: number;
};

export function confirmationPath(kind: MemberAction, memberId: string): string {
  return `/team/${memberId}/${CONFIRMATIONS[kind].path}`;
}
