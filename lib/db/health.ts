import 'server-only';
import { impatientDb } from './client';

/** Whether the database answers right now, and is one that this version can trust. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await impatientDb().workspace.findFirst({ select: { id: true } });
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}
