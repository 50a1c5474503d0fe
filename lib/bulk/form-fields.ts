/** The name of the checkbox in each row of the list; its value is the key of the order. */
export const TICK = 'select';

/** The name of the buttons about what is selected; the value is the verb. */
export const BULK_BUTTON = 'bulk';
