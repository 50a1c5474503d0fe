/** Answers while the process lives. */
export function GET(): Response {
  return Response.json({ status: 'ok' });
}
