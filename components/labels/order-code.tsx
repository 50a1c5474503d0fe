import { QrCode } from './qr-code';

/** On paper only: a code in the corner, by which the order is found again. */
export function OrderCode({ address, orderId }: { address: string; orderId: string }) {
  return (
    <div className="float-right ml-4 hidden size-[24mm] text-black print:block [&>svg]:size-full">
      <QrCode address={address} orderId={orderId} />
    </div>
  );
}
