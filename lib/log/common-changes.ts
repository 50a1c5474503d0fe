import type { LogEntry } from './entry';
import type { Changes } from './events';

/**
 * What all entries of a group changed alike, told by one of them: a group does one thing to all of its orders. A new
 * status is one of these things, and a new delivery date is another, whatever each of the orders said before.
 */
export function commonChanges({ action, changes, undoes }: LogEntry): Changes {
  const { status, deliveryDate } = changes;
  switch (action) {
    case 'Marked Delivered':
    case 'Reopened':
      return status ? { status } : {};
    case 'Edited':
      // An undo gives each its own date back.
      return deliveryDate && undoes === null
        ? { deliveryDate: { ...deliveryDate, from: null } }
        : {};
    case 'Created':
    case 'Imported':
    case 'Deleted':
    case 'Restored':
    case 'Taken Over':
      return {};
  }
}
