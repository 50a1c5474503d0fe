/** The page of an order as it was at one entry. */
export function pastOrderPath(id: string, version: number): string {
  return `/orders/${id}/versions/${version}`;
}

/** The page that asks before it undoes the entry of this version. */
export function undoPath(id: string, version: number): string {
  return `${pastOrderPath(id, version)}/undo`;
}
