/** `clearing` deletes the rows of an import that are no longer needed. */
export const JOB_KINDS = ['import', 'bulkAction', 'clearing'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** `leaseUntil` identifies the lease of whoever works on it. */
export type Job = { id: string; kind: JobKind; userId: string; leaseUntil: Date };
