import * as messages from '@/lib/accounts/two-factor/messages';
import { codeOf } from '@/lib/labels/code';

/** The quiet zone that readers need, in modules. */
const QUIET = 4;

/** Dark on white in dark mode too: not every reader accepts the reverse. */
export function KeyCode({ address }: { address: string }) {
  const { size, path } = codeOf(address);
  const side = size + 2 * QUIET;
  return (
    <svg
      role="img"
      aria-label={messages.qrCode}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      shapeRendering="crispEdges"
      className="size-52 rounded-md border border-line bg-white text-black"
    >
      <path d={path} stroke="currentColor" />
    </svg>
  );
}
