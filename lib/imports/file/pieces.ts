/** So many bytes are read at a time: enough to know the encoding and the separator by the first ones. */
const PIECE = 65_536;

/** The same bytes in pieces of {@link PIECE}, only the last one shorter. Ends the source when no more are taken. */
export async function* pieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    parts.push(chunk);
    length += chunk.length;
    if (length < PIECE) continue;
    let rest: Uint8Array = Buffer.concat(parts);
    for (; rest.length >= PIECE; rest = rest.subarray(PIECE)) yield rest.subarray(0, PIECE);
    parts = [rest];
    length = rest.length;
  }
  if (length > 0) yield Buffer.concat(parts);
}
