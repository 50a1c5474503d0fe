import 'server-only';
import { dbWithoutRetry } from './client';

/** Whether the database answers right now, and is one that this version can trust. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await dbWithoutRetry().workspace.findFirst({ select: { id: true } });
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}
