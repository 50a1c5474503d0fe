import { connection } from 'next/server';
import { databaseAnswers } from '@/lib/db/health';

/** 200 when requests can be served; 503 with the reason's name when not. */
export async function GET(): Promise<Response> {
  await connection();
  if (await databaseAnswers()) return Response.json({ status: 'ok' });
  return Response.json({ status: 'unavailable', reason: 'database' }, { status: 503 });
}
