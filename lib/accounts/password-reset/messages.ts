import { isolated } from '@/lib/text';

// The owner's page, which makes the link
export const linkTitle = 'Reset password';
export const linkHeading = (name: string) => `Reset password of ${isolated(name)}`;
export const linkText =
  'The link lets them set a new password. When they use it, all of their devices are signed out. Earlier links stop working.';
export const linkLabel = 'Reset link';
export const linkNote =
  'Send it to them. It works once, within 24 hours, and won’t be shown again.';
export const makeLinkButton = 'Make reset link';
export const makeAnotherLinkButton = 'Make another link';
export const backToTeam = 'Back to the team';

// The page that the link opens
export const resetTitle = 'New password';
export const resetHeading = (username: string) => `New password for ${isolated(username)}`;
export const resetButton = 'Set password';
export const passwordSet = 'Your password is set. Log in with it.';
