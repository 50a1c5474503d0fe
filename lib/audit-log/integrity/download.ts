import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { jsonLine } from '@/lib/exports/table';
import { signCheckpoint } from './checkpoint';
import { signingKey, verifierOf } from './checkpoint-key';
import { verifierKey } from './signed-note';
import { wholeLog } from './whole-log';

/** The name of the format; `docs/log.md` describes it, and `scripts/verify-log.mjs` verifies it. */
const FORMAT = 'order-desk-log-2';

/**
 * The workspace's log as JSON Lines, some hundreds at a time: first what it is, with a checkpoint signed now, then every
 * entry. Null for actors who may not take it away.
 * @param keyFile where the key is that signs checkpoints
 * @throws Error with one sentence when that key cannot be had
 */
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
