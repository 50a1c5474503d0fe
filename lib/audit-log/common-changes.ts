import type { LogEntry } from './entry';
import type { Changes } from './actions';

/**
 * What all entries of a group changed alike, told by one of them: a group does one thing to all of its orders. A new
 * status is one of these things, a new delivery date and a new courier are others, whatever each of the orders said before.
 */
export function commonChanges({ action, changes, undoes }: LogEntry): Changes {
  const { status, deliveryDate, courierId, courier } = changes;
  switch (action) {
    case 'Marked Delivered':
    case 'Reopened':
      return status ? { status } : {};
    case 'Edited':
      // An undo gives each its own back.
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
