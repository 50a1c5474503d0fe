import { countOf, formatNumber } from '@/lib/numbers';
import { isolated } from '@/lib/text';

// Fields of several forms
export const nameLabel = 'Name';
export const usernameLabel = 'Username';
export const emailLabel = 'E-mail address';
export const passwordLabel = 'Password';
export const newPasswordLabel = 'New password';
export const usernameTooShort = (min: number) => `Username needs at least ${min} characters.`;
export const emailTooLong = (max: number) => `E-mail address can have at most ${max} characters.`;
export const emailInvalid = 'Enter an e-mail address like name@example.com.';

// Password rules
export const passwordTooShort = ({ length, min }: { length: number; min: number }) =>
  `The password needs at least ${min} characters; this has ${length}.`;
export const passwordTooLong = (max: number) =>
  `The password can have at most ${formatNumber(max)} characters.`;
export const passwordCommon =
  'This password is on the lists that attackers try first. Choose another.';
export const passwordLikeUsername = 'The password is too similar to the username. Choose another.';

// Log-in
export const logInTitle = 'Log in';
export const logInButton = 'Log in';
export const signUpOffer = 'New here? {signUp}';
export const signUpLink = 'Sign up';
export const logInExpired = 'That took too long. Log in with your password again.';
export const logOutButton = 'Log out';
export const loggedOut = 'You’re logged out.';

/** Stored with the session and in the log. */
export const deviceName = ({
  browser,
  os,
}: {
  browser: string | undefined;
  os: string | undefined;
}) => `${browser ?? 'Unknown browser'} on ${os ?? 'an unknown system'}`;

// Sign-up
export const signUpTitle = 'Sign up';
export const signUpButton = 'Sign up';
export const signUpClosed = 'Sign-up is closed. Ask the owner of your workspace for an invitation.';
export const logInOffer = 'Already have an account? {logIn}';
export const logInLink = 'Log in';
export const newWorkspaceHelp = 'Optional. The name of your business.';
export const welcome = (username: string) => `Welcome, ${isolated(username)}.`;
export const workspaceReady = 'Your workspace is ready. Log in to open it.';
export const timeZoneUnknown =
  'Your device’s time zone isn’t supported here, so times are shown in UTC. You can change this in Settings.';

// Links to join or to reset a password
export const linkInvalidTitle = 'This link no longer works';
export const signedInTitle = (name: string) => `You’re signed in as ${isolated(name)}`;
export const signedInText = 'Log out to use this link.';
export const staySignedIn = 'Stay signed in';

// Profile
export const profileTitle = 'Profile';
export const workspaceFact = 'Workspace';
export const roleFact = 'Role';
export const timeZoneFact = 'Time zone';
export const workspaceSettingsLink = 'Workspace settings';
export const detailsTitle = 'Your details';
export const nameHelp = 'Shown in the log and on orders.';
export const usernameHelp = 'You use it to log in.';
export const emailHelp = 'Optional.';
export const navigationAppLabel = 'Navigation app';
export const navigationAppHelp = 'Addresses and rounds open in it.';
export const navigationAppUnknown = 'Choose a navigation app from the list.';
export const saveProfileButton = 'Save profile';
export const profileSaved = 'Profile saved.';

export const devicesTitle = 'Signed-in devices';
export const thisDevice = 'This device';
export const deviceTimes = 'Signed in {signedIn}; last seen {lastSeen}';
/** `more` is read aloud after the button's text. */
export const signOutDeviceButton = ({
  device,
  lastSeen,
}: {
  device: string;
  lastSeen: string;
}) => ({
  text: 'Sign out',
  more: `${device}, last seen ${lastSeen}`,
});
export const deviceSignedOut = 'That device is signed out.';
export const signOutOthersButton = 'Sign out all other devices';
export const othersSignedOut = 'All your other devices are signed out.';

export const keyboardTitle = 'Keyboard';
export const keyboardText = 'On this device only. Ctrl K or ⌘ K always works. {showShortcuts}';
export const showShortcutsButton = 'Show the shortcuts';
export const changePasswordTitle = 'Change password';
export const changePasswordHelp = 'Signs out your other devices.';
export const changePasswordButton = 'Change password';
export const passwordChanged = 'Password changed. Your other devices are signed out.';

// Deactivating one's own account
export const deactivateSectionTitle = 'Deactivate account';
export const deactivateSectionHelp = 'You can no longer log in. What you did stays in the log.';
export const deactivateLink = 'Deactivate your account';
export const deactivateTitle = 'Deactivate your account?';
export const deactivateText = (username: string, workspaceName: string) =>
  `All your devices are signed out, and nobody can log in as ${isolated(username)}. An owner of ${isolated(workspaceName)} can reactivate the account. Orders and the log don’t change.`;
export const stillAssigned = (ongoing: number) =>
  ongoing === 1
    ? '1 ongoing order is still assigned to you. Ask a dispatcher to reassign it first.'
    : `${countOf(ongoing, 'ongoing order')} are still assigned to you. Ask a dispatcher to reassign them first.`;
export const deactivateButton = 'Deactivate account';
export const deactivated = 'Your account is deactivated.';

export const unknownUser = 'Unknown user';
