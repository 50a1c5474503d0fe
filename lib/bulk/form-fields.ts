// Names and IDs in the form around the order list, which selection-form.ts parses.

/** ID of the form. */
export const LIST_FORM = 'order-list';

export const SELECTED_FIELD = 'select';

/** ID of the checkbox that selects all rows of the page. */
export const WHOLE_PAGE = 'whole-page';

/** Name of the checkbox that selects all matching orders, on all pages. */
export const MATCHING_FIELD = 'matching';

export const BULK_ACTION_FIELD = 'bulk';
