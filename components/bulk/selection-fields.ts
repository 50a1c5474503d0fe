/** The form around the list, of which there is one on a page. */
export const LIST_FORM = 'order-list';

/** The checkbox that ticks all rows of the page, or none. */
export const WHOLE_PAGE = 'whole-page';

/** The field that says that all orders are meant which the list wants, on all of its pages. */
export const MATCHING = 'matching';
