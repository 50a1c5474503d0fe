import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { openCheckpoint } from '@/lib/audit-log/integrity/checkpoint';
import { readVerifier } from '@/lib/audit-log/integrity/checkpoint-key';
import { downloadLog } from '@/lib/audit-log/integrity/download';
import { verifierKey } from '@/lib/audit-log/integrity/signed-note';
import { markDelivered } from '@/lib/orders/mutations';
import { newFolder } from '@/tests/support/folders';
import { generateLog } from '@/tests/support/generated-log';
import { newOrder, seen, storedEntries } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { rawConnection } from '@/tests/support/raw';

/** The lines of a download, and the size of each batch. */
async function download(actor: Actor, keyFile = path.join(newFolder(), 'key.pem')) {
  const parts = [];
  for await (const part of (await downloadLog(actor, keyFile))!) parts.push(part);
  const lines = parts.join('').split('\n');
  expect(lines.pop()).toBe('');
  const [header, ...entries] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const verifier = readVerifier(keyFile);
  return {
    header: header!,
    entries,
    sizes: parts.map((part) => part.split('\n').length - 1),
    verifier,
  };
}

describe('the download of a log', () => {
  test('starts with a signed header, then has every entry with all that was hashed', async () => {
    const ann = await newActor();
    await markDelivered(ann, seen(await newOrder(ann)));
    await newOrder(await newActor());
    const { header, entries, verifier } = await download(ann);
    const stored = await storedEntries(ann);
    expect(entries).toEqual(JSON.parse(JSON.stringify(stored)));
    expect(header).toEqual({
      format: 'order-desk-log-2',
      workspaceId: ann.workspaceId,
      size: 2,
      checkpoint: expect.any(String),
      key: verifierKey(verifier),
    });
    expect(openCheckpoint(String(header.checkpoint), verifier)).toMatchObject({
      workspaceId: ann.workspaceId,
      size: 2,
      hash: stored[1]!.hash,
    });
  });

  test('of an empty log has only the header', async () => {
    const { header, entries, verifier } = await download(await newActor());
    expect(entries).toEqual([]);
    expect(openCheckpoint(String(header.checkpoint), verifier)).toMatchObject({ size: 0 });
  });

  test('comes in batches of some hundreds of entries, each once', async () => {
    const raw = await rawConnection();
    await generateLog(raw, { orders: 360, workspaces: 1 });
    const [largest] = await raw.rows<{ id: string }>(
      `SELECT "id" FROM "Workspace" ORDER BY "logSeq" DESC LIMIT 1`,
    );
    const { entries, sizes } = await download(await newActor({ workspaceId: largest!.id }));
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 1_200 }, (_, n) => n + 1));
    expect(sizes).toEqual([1, 500, 500, 200]);
  });

  test('ends where the log ended when the download started', async () => {
    const ann = await newActor();
    await newOrder(ann);
    const parts = (await downloadLog(ann, path.join(newFolder(), 'key.pem')))!;
    await parts.next();
    await newOrder(ann);
    const rest = [];
    for await (const part of parts) rest.push(part);
    expect(rest.join('').split('\n')).toHaveLength(2);
  });
});
