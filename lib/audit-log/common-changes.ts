import type { LogEntry } from './entry';
import type { Changes } from './actions';

/** A bulk action sets one status, date, time window or courier on all of its orders; their old values differ. */
export function commonChanges({ action, changes, undoes }: LogEntry): Changes {
  const { status, deliveryDate, timeWindow, courierId, courier } = changes;
  switch (action) {
    case 'Marked Delivered':
    case 'Reopened':
      return status ? { status } : {};
    case 'Edited':
      // An undo restores different values.
      if (undoes !== null) return {};
      if (courierId)
        return {
          courierId: { ...courierId, from: null },
          ...(courier && { courier: { ...courier, from: null } }),
        };
      if (timeWindow) return { timeWindow: { ...timeWindow, from: null } };
      return deliveryDate ? { deliveryDate: { ...deliveryDate, from: null } } : {};
    default:
      return {};
  }
}
