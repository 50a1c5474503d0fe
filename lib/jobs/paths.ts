export const jobPath = (id: string) => `/api/jobs/${id}`;
