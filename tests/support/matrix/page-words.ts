/** Where a document holds what React sends beside the HTML, in pieces that end anywhere. */
const PIECES = /<script[^>]*>self\.__next_f\.push\(\[1,"([\s\S]*?)"\]\)<\/script>/g;

/** Every text and every number of what React sends; what is a reference to another part of it is none. */
const WORDS = /"((?:[^"\\]|\\.)*)"|[:,[](-?\d+)\b/g;
const REFERENCE = /^\$[Lh@F]?[\da-f]+(:|$)/;

/**
 * An answer without the order in which parts of it were ready: React sends them so, numbers them so, and puts a part into
 * another one where that has not left yet. HTML stays as it is.
 */
export function wordsOfPage(text: string, type: string | undefined): string {
  if (type?.startsWith('text/x-component')) return wordsOf(text).join('\n');
  const pieces = [...text.matchAll(PIECES)].map(([, piece]) => piece);
  if (pieces.length === 0) return text;
  const sent = pieces.join('').replaceAll('\\"', '"').replaceAll('\\\\', '\\');
  return [text.replaceAll(PIECES, ''), ...wordsOf(sent)].join('\n');
}

function wordsOf(sent: string): string[] {
  const words = new Set<string>();
  for (const [, text, number] of sent.matchAll(WORDS)) {
    const word = text ?? number!;
    if (!REFERENCE.test(word)) words.add(word);
  }
  return [...words].sort();
}
