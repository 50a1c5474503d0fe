// Texts that belong to no domain.

export const cancel = 'Cancel';
export const continueButton = 'Continue';
export const goToOrders = 'Go to orders';
export const map = 'Map';
export const openLog = 'Open the log';
export const save = 'Save';
export const tryAgain = 'Try again';
export const undo = 'Undo';
