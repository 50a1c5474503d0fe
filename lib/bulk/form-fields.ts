// Names and IDs in the form around the order list, which selection-form.ts parses.

export const LIST_FORM = 'order-list';

export const SELECTED_FIELD = 'select';

export const WHOLE_PAGE = 'whole-page';

export const MATCHING_FIELD = 'matching';

export const BULK_ACTION_FIELD = 'bulk';
