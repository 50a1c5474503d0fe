import { codeOf } from '@/lib/labels/code';

/** Kept free around the code, in modules; what it is drawn on keeps as much again. */
const QUIET = 2;

/** A QR code that opens an order: `address` is that of its page, from its scheme on. */
export function QrCode({ address, orderId }: { address: string; orderId: string }) {
  const { size, path } = codeOf(address);
  const side = size + 2 * QUIET;
  return (
    <svg
      role="img"
      aria-label={`QR code: opens order ${orderId}`}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <path d={path} stroke="currentColor" />
    </svg>
  );
}

/** On paper only: a code in the corner, by which the order is found again. */
export function OrderCode({ address, orderId }: { address: string; orderId: string }) {
  return (
    <div className="float-right ml-4 hidden size-[24mm] text-black print:block [&>svg]:size-full">
      <QrCode address={address} orderId={orderId} />
    </div>
  );
}
