/** `more` is only read aloud, so that the same button of two rows sounds different. */
export function ButtonText({ text, more }: { text: string; more: string }) {
  return (
    <>
      {text} <span className="sr-only">{more}</span>
    </>
  );
}
