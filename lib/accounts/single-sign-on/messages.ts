// `provider` is the identity provider's name, as the operator configured it.

export const title = 'Single sign-on';

export const logInButton = (provider: string) => `Log in with ${provider}`;

// Profile
export const connectedText = (provider: string) =>
  `You can log in with ${provider} instead of your password.`;
export const notConnectedText = (provider: string) =>
  `Connect to log in with ${provider} instead of your password.`;
export const connectLink = (provider: string) => `Connect ${provider}`;
export const disconnectLink = (provider: string) => `Disconnect ${provider}`;

// Connecting
export const isConnectedText = (provider: string) =>
  `You’re connected. You can log in with ${provider} instead of your password, without a one-time code.`;
export const isNotConnectedText = (provider: string) =>
  `Once you’re connected, you can log in with ${provider} instead of your password, without a one-time code.`;
export const connectButton = (provider: string) => `Connect ${provider}`;
export const connected = (provider: string) => `Connected. You can now log in with ${provider}.`;
export const disconnectButton = (provider: string) => `Disconnect ${provider}`;
export const disconnected = (provider: string) =>
  `Disconnected. You can no longer log in with ${provider}.`;

// Back from the provider. On log-in, the password is the other way in.
export const connecting = {
  refused: (provider: string) =>
    `${provider} didn’t let you in. If you didn’t cancel, try again from here.`,
  failed: (provider: string) => `Something went wrong with ${provider}. Try again from here.`,
};
export const loggingIn = {
  refused: (provider: string) =>
    `${provider} didn’t let you in. If you didn’t cancel, try again, or log in with your password.`,
  failed: (provider: string) =>
    `Something went wrong with ${provider}. Try again, or log in with your password.`,
};

/** The same for unknown accounts, deactivated users and deleted workspaces. */
export const unknownAccount =
  'This account isn’t connected to a user here. Log in with your password, then connect it in your profile.';
