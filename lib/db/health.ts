import 'server-only';
import { dbWithoutRetry } from './client';

export async function databaseAnswers(): Promise<boolean> {
  try {
    await dbWithoutRetry().workspace.findFirst({ select: { id: true } });
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}
