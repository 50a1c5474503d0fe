import { connection } from 'next/server';
import { databaseAnswers } from '@/lib/db/client';
import { isDraining } from '@/lib/http/lifecycle';

/** Readiness: 200, or 503 with the reason's name. */
export async function GET(): Promise<Response> {
  await connection();
  if (isDraining()) return unavailable('stopping');
  return (await databaseAnswers()) ? Response.json({ status: 'ok' }) : unavailable('database');
}

function unavailable(reason: 'stopping' | 'database'): Response {
  return Response.json({ status: 'unavailable', reason }, { status: 503 });
}
