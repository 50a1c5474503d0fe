import { isolated } from '@/lib/text';

export const title = 'Views';
export const showOrdersButton = 'Show orders';
export const noViewsYet = 'No saved views yet. Filter or sort the orders, then save the view.';

export const builtInNames = {
  all: 'All orders',
  due: 'Due first',
  today: 'Today',
  overdue: 'Overdue',
};

export const startViewNames = {
  all: 'All orders, newest first',
  due: 'Ongoing orders, due first',
};

// The menu of the order list

export const currentView = (name: string) => `View: ${isolated(name)}`;
export const ownViews = 'Yours';
export const viewsOfOthers = 'Shared by others';
export const defaultMark = 'default';
export const saveLink = 'Save this view';
export const manageLink = 'Manage views';

// The list of views

export const visibleToEveryone = 'Available to everyone.';
export const sharedBy = (name: string) => `Shared by ${isolated(name)}.`;
export const sharedByYou = 'Yours, shared with the workspace.';
export const visibleToYou = 'Only you can see it.';
export const isDefault = 'Default view.';
export const makeDefaultButton = 'Make default';
export const removeDefaultButton = 'Remove as default';
export const editButton = 'Edit';
export const deleteButton = 'Delete view';

// The form

export const saveTitle = 'Save view';
export const saveHint =
  'A view saves the search, filters, sort order, columns and page size of the list you came from.';
export const editTitle = 'Edit view';
export const editHeading = (name: string) => `Edit view ${isolated(name)}`;
export const nameLabel = 'Name';
export const sharingLegend = 'Visible to';
export const onlyMe = 'Only me';
export const wholeWorkspace = 'Everyone in the workspace';
export const makeDefaultLabel = 'Make this my default view';
export const saveButton = 'Save view';
export const saveChangesButton = 'Save changes';

// After an action

export const savedMessage = (name: string) => `View ${isolated(name)} saved.`;
export const deletedMessage = 'View deleted.';
export const defaultSetMessage = 'Orders now open with this view.';
export const defaultRemovedMessage = 'Orders now open with the workspace’s default view.';
