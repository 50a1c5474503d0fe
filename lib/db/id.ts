import { v7 } from 'uuid';

/** UUIDv7: IDs sort by creation, even within one millisecond of one process. */
export function newId(): string {
  return v7();
}
