/** ID of the form around the list. */
export const LIST_FORM = 'order-list';

/** ID of the checkbox that selects all rows of the page. */
export const WHOLE_PAGE = 'whole-page';

/** Name of the checkbox that selects all matching orders, on all pages. */
export const MATCHING = 'matching';
