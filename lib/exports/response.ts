import type { Actor } from '@/lib/auth/actor';
import { calendarDate } from '@/lib/dates';
import type { Parameters } from '@/lib/search-params';
import { CONTENT_TYPES, type ExportFormat, type Table, fileTexts } from './table';

export function fileResponse(
  texts: AsyncGenerator<string>,
  { name, contentType }: { name: string; contentType: string },
): Response {
  return new Response(streamOf(texts), {
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}

/** Reads no further ahead than the client, and stops when it leaves. */
function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      pull: async (controller) => {
        const { value, done } = await texts.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      cancel: async () => void (await texts.return(undefined)),
    },
    { highWaterMark: 0 },
  );
}

export function exportResponse<R>(
  actor: Actor,
  slices: AsyncIterable<R[]>,
  { name, format, table, now }: { name: string; format: ExportFormat; table: Table<R>; now: Date },
): Response {
  return fileResponse(fileTexts(format, table, slices), {
    name: `${name}-${calendarDate(now, actor.timeZone)}.${format}`,
    contentType: CONTENT_TYPES[format],
  });
}

export function parametersOf(request: Request): Parameters {
  const { searchParams } = new URL(request.url);
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)]),
  );
}
