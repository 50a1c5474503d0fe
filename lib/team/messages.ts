import { countOf } from '@/lib/numbers';
import { isolated } from '@/lib/text';

export const teamTitle = 'Team';
export const membersTitle = 'Members';
export const memberColumns = ['Name', 'Username', 'Role', 'Last seen', 'Access'] as const;
export const controlsColumn = 'Actions';
export const you = '(you)';
export const lastSeenLabel = 'Last seen';
export const neverSeen = 'never';
export const active = 'Active';
export const deactivated = 'Deactivated';

// Buttons of a member; `more` is read aloud after the button's text.
export const roleLabel = (name: string) => `Role of ${isolated(name)}`;
export const changeRoleButton = (name: string) => ({
  text: 'Change',
  more: `role of ${isolated(name)}`,
});
export const resetPasswordButton = (name: string) => ({
  text: 'Reset password',
  more: `of ${isolated(name)}`,
});
export const handOverButton = (name: string) => ({
  text: 'Hand over',
  more: `to ${isolated(name)}`,
});
export const deactivateButton = (name: string) => ({ text: 'Deactivate', more: isolated(name) });
export const reactivateButton = (name: string) => ({ text: 'Reactivate', more: isolated(name) });

/** What the dialog or page asks before such a button acts. */
export const confirmations = {
  deactivate: {
    title: (name: string) => `Deactivate ${isolated(name)}?`,
    text: 'They’re signed out on all devices and can’t log in until you reactivate them.',
    button: (name: string) => `Deactivate ${isolated(name)}`,
  },
  handOver: {
    title: (name: string) => `Hand over to ${isolated(name)}?`,
    text: 'They become an owner, and you become a dispatcher. You can’t undo this yourself.',
    button: (name: string) => `Hand over to ${isolated(name)}`,
  },
} as const;

// Afterwards; `role` has its article, as in "a courier".
export const roleChanged = (name: string, role: string) => `${isolated(name)} is now ${role}.`;
export const handedOver = (name: string, roles: { theirs: string; yours: string }) =>
  `${isolated(name)} is now ${roles.theirs}, and you’re ${roles.yours}.`;
export const memberDeactivated = (name: string) =>
  `${isolated(name)} is deactivated and signed out everywhere.`;
export const memberReactivated = (name: string) => `${isolated(name)} can log in again.`;

export function unreassignedOrders(
  courierId: string,
  ongoing: number,
): { text: string; link: { href: string; text: string } } | null {
  if (ongoing === 0) return null;
  const href = `/orders?${new URLSearchParams({ status: 'ongoing', courier: courierId })}`;
  const orders = countOf(ongoing, 'ongoing order');
  return ongoing === 1
    ? { text: `${orders} is still assigned to them.`, link: { href, text: 'Show it' } }
    : { text: `${orders} are still assigned to them.`, link: { href, text: 'Show them' } };
}

export const copyLink = 'Copy link';
export const roleMissing = 'Role is missing. Choose one.';
