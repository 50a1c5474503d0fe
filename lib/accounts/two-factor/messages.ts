import { countOf } from '@/lib/numbers';

export const title = 'One-time codes';

// A code
export const codeLabel = 'One-time code';
export const codeHelp = 'The six digits in your authenticator app.';
export const codeOrRecoveryCodeHelp =
  'The six digits in your authenticator app, or a recovery code.';
export const notACode = 'This is too long to be a code.';

export const logInText = 'Enter the code in your authenticator app, or a recovery code.';
export const logInAsSomeoneElse = 'Log in as someone else';

// Profile
export const onText = 'On. You log in with your password and a code from your authenticator app.';
export const offText =
  'Off. You log in with your password only. A code from an authenticator app on your phone protects your account even if someone learns your password.';
export const changeLink = 'Change one-time codes';
export const setUpLink = 'Set up one-time codes';

// Turning on
export const scanText =
  'Scan this with an authenticator app on your phone. It shows a new code every 30 seconds, which you enter after your password.';
export const qrCode = 'QR code: adds the key to an authenticator app';
export const onThisDevice = 'On this device: {openApp}';
export const openApp = 'Open authenticator app';
export const typeKey = 'Or type the key: {key} {copy}';
export const copyKey = 'Copy key';
export const keyKept = 'Enter a code from the key you just added. {startAgain}';
export const startAgain = 'Start again with another key';
export const turnOnButton = 'Turn on one-time codes';
export const turnedOn = 'One-time codes are on.';

// While on
export const isOnText =
  'One-time codes are on. You log in with your password and a code from your authenticator app.';
export const recoveryCodesLeft = (count: number) =>
  `You have ${count === 0 ? 'no recovery codes' : countOf(count, 'recovery code')} left.`;
export const renewLink = 'Make new recovery codes';
export const turnOffLink = 'Turn off one-time codes';

// Turning off
export const turnOffTitle = 'Turn off one-time codes';
export const turnOffHeading = 'Turn off one-time codes?';
export const turnOffText =
  'You’ll log in with your password only. Your recovery codes are deleted.';
export const turnOffButton = 'Turn off one-time codes';
export const turnedOff = 'One-time codes are off.';

// Recovery codes
export const renewTitle = 'New recovery codes';
export const renewText = 'Your current recovery codes will stop working.';
export const renewButton = 'Make new recovery codes';
export const renewed = 'You have new recovery codes. The old ones no longer work.';
export const recoveryCodesTitle = 'Recovery codes';
export const recoveryCodesText =
  'Each code lets you log in once without your phone. Keep them in a safe place: they won’t be shown again.';
export const copyRecoveryCodes = 'Copy recovery codes';
export const printRecoveryCodes = 'Print recovery codes';
export const backToProfile = 'Back to profile';
