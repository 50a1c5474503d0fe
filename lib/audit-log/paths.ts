export function pastOrderPath(id: string, version: number): string {
  return `/orders/${id}/versions/${version}`;
}

export function undoPath(id: string, version: number): string {
  return `${pastOrderPath(id, version)}/undo`;
}
