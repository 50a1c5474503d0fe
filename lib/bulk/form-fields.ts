/** The name of the checkbox in each row of the list; its value is the key of the order. */
export const SELECTED_FIELD = 'select';

/** The name of the buttons about what is selected; the value is the verb. */
export const BULK_ACTION_FIELD = 'bulk';
