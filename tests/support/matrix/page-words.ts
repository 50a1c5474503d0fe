/** The scripts with React's payload in a document, in pieces of arbitrary length. */
const PIECES = /<script[^>]*>self\.__next_f\.push\(\[1,"([\s\S]*?)"\]\)<\/script>/g;

/** Every text and number of React's payload; references to other parts are skipped. */
const WORDS = /"((?:[^"\\]|\\.)*)"|[:,[](-?\d+)\b/g;
const REFERENCE = /^\$[Lh@F]?[\da-f]+(:|$)/;

/**
 * An answer without the order of its parts: React numbers and sends them as they become ready, and inlines a part into
 * another one that was not sent yet. HTML stays as it is.
 */
export function wordsOfPage(text: string, type: string | undefined): string {
  if (type?.startsWith('text/x-component')) return wordsIn(text).join('\n');
  const pieces = [...text.matchAll(PIECES)].map(([, piece]) => piece);
  if (pieces.length === 0) return text;
  const sent = pieces.join('').replaceAll('\\"', '"').replaceAll('\\\\', '\\');
  return [text.replaceAll(PIECES, ''), ...wordsIn(sent)].join('\n');
}

function wordsIn(sent: string): string[] {
  const words = new Set<string>();
  for (const [, text, number] of sent.matchAll(WORDS)) {
    const word = text ?? number!;
    if (!REFERENCE.test(word)) words.add(word);
  }
  return [...words].sort();
}
