import { headers } from 'next/headers';
import type { Actor } from '@/lib/auth/actor';
import { noteDenial } from '@/lib/auth/mutations';
import { may } from '@/lib/auth/permissions';
import { currentActor } from '@/lib/auth/require-actor';
import { isSameOrigin } from '@/lib/auth/same-origin';
import { env } from '@/lib/env';
import { setFlash } from '@/lib/forms/flash';
import { operationId as operationIdSchema } from '@/lib/forms/fields';
import { assertRenderedFor } from '@/lib/forms/rendered-for';
import { importPath, IMPORTS_PATH } from '@/lib/imports/paths';
import { readFile } from '@/lib/imports/file/read-file';
import type { UploadField } from '@/lib/imports/schema';
import { receiveRows } from '@/lib/imports/receive';
import { withUploadSlot } from '@/lib/imports/upload-slots';
import { readUpload } from '@/lib/imports/upload';
import { isRefusal, isTemporary, Refusal } from '@/lib/errors';
import { refusalSentence } from '@/lib/messages';

/**
 * Receives a file. Not a Server Action, which would hold the whole file in memory, and outside the proxy, which would
 * truncate it. Responds with the path of the import: as a redirect, or as JSON to scripts.
 */
export async function POST(request: Request): Promise<Response> {
  const form = { field: 'file' as UploadField };
  const isScript = request.headers.get('x-requested-with') === 'fetch';
  try {
    const id = await receive(request, form);
    return isScript ? Response.json({ goTo: importPath(id) }) : seeOther(importPath(id));
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
    const text = refusalSentence(thrown);
    if (isScript)
      return Response.json({ error: text }, { status: isTemporary(thrown) ? 503 : 400 });
    const isOfFile = thrown.code === 'unreadable-file';
    await setFlash({ tone: 'refusal', text, ...(isOfFile && form) });
    return seeOther(IMPORTS_PATH);
  }
}

/** `form.field` becomes the field that the rows came from. */
type Form = { field: UploadField };

async function receive(request: Request, form: Form): Promise<string> {
  if (!isSameOrigin(await headers(), env().AUTH_URL)) throw new Refusal('cross-site', {});
  const actor = await currentActor();
  if (!actor) throw new Refusal('signed-out', {});
  // Before reading the file.
  if (!may(actor, 'orders.import')) {
    await noteDenial(actor, 'orders.import');
    throw new Refusal('forbidden', {});
  }
  return withUploadSlot(actor.workspaceId, () => receiveFile(actor, request, form));
}

async function receiveFile(actor: Actor, request: Request, form: Form): Promise<string> {
  const { operationId, renderedFor, fileName, bytes, discard } = await readUpload(
    request.headers,
    request.body,
  );
  form.field = fileName === null ? 'rows' : 'file';
  try {
    assertRenderedFor(actor, renderedFor);
    const parsed = operationIdSchema.safeParse(operationId);
    if (!parsed.success) throw new Refusal('out-of-date', {});
    const { batches, outcome } = readFile(bytes);
    return await receiveRows(actor, {
      operationId: parsed.data,
      source: fileName === null ? 'paste' : 'file',
      fileName,
      rows: batches,
      outcome,
      now: new Date(),
    });
  } finally {
    discard();
  }
}

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path } });
}
