import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { jsonLine } from '@/lib/exports/table';
import { signCheckpoint } from './checkpoint';
import { signingKey, verifierOf } from './checkpoint-key';
import { verifierKey } from './signed-note';
import { wholeLog } from './whole-log';

/** Described in docs/log.md, verified by scripts/verify-log.mjs. */
const FORMAT = 'order-desk-log-2';

/** JSON Lines: a header with a checkpoint signed now, then all entries. Null when forbidden. */
export async function downloadLog(
  actor: Actor,
  keyFile: string,
): Promise<AsyncGenerator<string> | null> {
  const log = await wholeLog(actor);
  if (!log) return null;
  const privateKey = signingKey(keyFile);
  const { workspaceId } = actor;
  const { logSeq: size, logHash: hash } = log;
  const at = new Date().toISOString();
  const header = {
    format: FORMAT,
    workspaceId,
    size,
    checkpoint: signCheckpoint({ workspaceId, size, hash, at }, privateKey),
    key: verifierKey(verifierOf(privateKey)),
  };
  return lines(header, log.entries);
}

async function* lines(header: object, batches: AsyncGenerator<object[]>): AsyncGenerator<string> {
  yield jsonLine(header);
  for await (const batch of batches) yield batch.map(jsonLine).join('');
}
