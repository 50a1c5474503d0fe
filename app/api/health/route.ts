/** Liveness only: checks nothing. */
export function GET(): Response {
  return Response.json({ status: 'ok' });
}
