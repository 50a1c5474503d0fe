/** An answer that is saved as a file, which nobody on the way may keep; its texts are sent as they come. */
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

/** Asks for the next text when the one before is on its way, and for none after whoever reads has gone. */
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
