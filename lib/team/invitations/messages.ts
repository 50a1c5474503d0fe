import { isolated } from '@/lib/text';

// Inviting
export const inviteTitle = 'Invite someone';
export const inviteText =
  'Anyone with the link can choose a username and password and join this workspace.';
export const roleLabel = 'Role';
export const nameLabel = 'Name';
export const nameHelp = 'Optional. The name the team sees.';
export const inviteButton = 'Invite';
export const linkLabel = 'Invitation link';
export const linkNote =
  'Send it to the person. It works once, within 7 days, and won’t be shown again.';

// Open invitations
export const openTitle = 'Open invitations';
export const unnamed = 'Someone';
export const roleAndExpiry = '{role}, expires {expires}';
/** `more` is read aloud after the button's text; `role` has its article, as in "a courier". */
export const revokeButton = ({ name, role }: { name: string | null; role: string }) => ({
  text: 'Revoke',
  more: `invitation for ${name === null ? role : isolated(name)}`,
});
export const revoked = 'Invitation revoked. Its link no longer works.';

// Joining; `role` has its article.
export const joinTitle = 'Join';
export const joinHeading = (workspaceName: string, role: string) =>
  `Join ${isolated(workspaceName)} as ${role}`;
export const joinName = (name: string) => `The team will see you as ${isolated(name)}.`;
export const joinButton = 'Join';
export const joined = 'You’ve joined. Log in to start.';
