import { codeOf } from '@/lib/labels/code';
import { codeName } from '@/lib/labels/messages';

/** In modules. The standard asks for 4; the margin around the code adds the rest. */
const QUIET_ZONE = 2;

/** `address` is the absolute URL of the order. */
export function QrCode({ address, orderId }: { address: string; orderId: string }) {
  const { size, path } = codeOf(address);
  const side = size + 2 * QUIET_ZONE;
  return (
    <svg
      role="img"
      aria-label={codeName(orderId)}
      viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <path d={path} stroke="currentColor" />
    </svg>
  );
}

/** On paper only, in the corner of an order's page. */
export function OrderCode({ address, orderId }: { address: string; orderId: string }) {
  return (
    <div className="float-right ml-4 hidden size-[24mm] text-black print:block [&>svg]:size-full">
      <QrCode address={address} orderId={orderId} />
    </div>
  );
}
