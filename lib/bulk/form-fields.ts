export const SELECTED_FIELD = 'select';

export const BULK_ACTION_FIELD = 'bulk';
