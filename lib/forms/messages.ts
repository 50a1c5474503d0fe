// What is wrong with a field. `label` is the field's label, which starts each sentence.
export const missing = (label: string) => `${label} is missing.`;

/** Only a program sends anything other than text. */
export const notText = (label: string) => `${label} must be text.`;

export const invalidCharacters = (label: string) =>
  `${label} contains invalid characters. Type it again.`;
export const controlCharacters = (label: string) =>
  `${label} contains control characters. Type it again.`;
export const tooLong = (label: string) => `${label} is too long.`;
export const overMaxLength = (label: string, { length, max }: { length: number; max: number }) =>
  `${label} can have at most ${max} characters; this has ${length}.`;

export const nothingChanged = 'Nothing was changed.';

export const openThatOrder = 'Open that order';
export const openOrder = 'Open the order';
export const logIn = 'Log in';
