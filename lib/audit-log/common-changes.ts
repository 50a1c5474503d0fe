import type { LogEntry } from './entry';
import type { Changes } from './actions';

/** A bulk action sets one status, date or courier on all of its orders; their old values differ. */
export function commonChanges({ action, changes, undoes }: LogEntry): Changes {
  const { status, deliveryDate, courierId, courier } = changes;
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
      return deliveryDate ? { deliveryDate: { ...deliveryDate, from: null } } : {};
    default:
      return {};
  }
}
