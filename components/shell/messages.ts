import { STATUS_NAMES, type OrderStatus } from '@/lib/orders/status';
import { formatNumber } from '@/lib/numbers';
import { DEFAULT_PARAMS, partRows } from '@/lib/orders/list/params';
import { isolated } from '@/lib/text';

// Frame of every page

export const description = 'Create delivery orders, deliver them, and prove who did what.';
export const skipToContent = 'Skip to content';
export const mainNavigation = 'Main';
export const logOut = 'Log out';
export const closeMessage = 'Close message';
export const searchOrders = 'Search orders';

// Live updates

export const disconnected = 'Connection lost. Reconnecting…';
export const signedOut = 'You’re signed out. What you typed stays on this page.';
export const roleChanged = 'Your role has changed. What you typed stays on this page.';
export const serverNotReached = 'Can’t reach the server. Try again.';

// Keyboard shortcuts

export const shortcutsTitle = 'Keyboard shortcuts';
export const keyColumn = 'Key';
export const effectColumn = 'What it does';
export const orKey = ' or ';
export const singleKeys = 'Single-key shortcuts';
export const singleKeysHint = 'When off, single keys do nothing on this device, except in dialogs.';
export const newOrder = 'New order';
export const nextRow = 'Next row';
export const previousRow = 'Previous row';
export const selectRow = 'Select or deselect the row';
export const editOrder = 'Edit the order';
export const deliverOrder = 'Mark the order delivered';
export const undoShown = 'Undo, while the message is shown';
export const showShortcuts = 'Show these shortcuts';
export const closeDialog = 'Close a dialog or menu';

// Command palette

export const paletteKeys = ['Ctrl K', '⌘ K'];
export const paletteLabel = 'Command palette';
export const paletteSearch = 'Search orders, pages and actions';
export const paletteList = 'Orders, pages and actions';
export const pagesGroup = 'Pages';
export const ordersGroup = 'Orders';
export const actionsGroup = 'Actions';
export const typeToSearch = 'Type an Order ID, a name, a page or an action.';
export const searching = 'Searching orders…';
export const found = (count: number) =>
  count === 0 ? 'Nothing found.' : `${formatNumber(count)} found.`;
export const foundInPart = (count: number) =>
  `${count === 0 ? 'Nothing' : formatNumber(count)} found among the newest ${formatNumber(partRows(DEFAULT_PARAMS.sort))} orders.`;
export const ordersNotReached =
  'Can’t reach the server, so orders are missing. Keep typing to try again.';
export const signedOutOfSearch = 'You’re signed out. Log in to find orders.';
export const orderDetail = (recipientName: string, status: OrderStatus) =>
  `${isolated(recipientName)} · ${STATUS_NAMES[status]}`;
