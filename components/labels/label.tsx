import { GAP, type LabelText, type LaidOutOrder } from '@/lib/labels/layout';
import { orderAddress } from '@/lib/http/origin';
import type { Sheet } from '@/lib/labels/sheets';
import { millimetres, PLACES } from './label-classes';
import { QrCode } from './qr-code';

/** One label, in the size of its place on the sheet. */
export function Label({
  order,
  text: { orderId, recipient, address, facts, sender },
  sheet,
  origin,
}: LaidOutOrder & {
  sheet: Sheet;
  /** The address of the desk, which the code begins with. */
  origin: string;
}) {
  const { padding, code } = sheet;
  return (
    <li
      style={{
        gridTemplate: `${PLACES[code.place]} / minmax(0, 1fr) ${millimetres(code.side)}`,
        columnGap: millimetres(GAP),
        padding: `${millimetres(padding.y)} ${millimetres(padding.x)}`,
      }}
    >
      <div className="head">
        <p
          dir="auto"
          className="id"
          style={{ fontSize: millimetres(orderId.size), marginBottom: millimetres(GAP) }}
        >
          {orderId.text}
        </p>
        <Line look="to" {...recipient} />
        <Line {...address} />
      </div>
      <div className="foot">
        <Line {...facts} />
        <Line {...sender} />
      </div>
      <QrCode address={orderAddress(origin, order.id)} orderId={order.orderId} />
    </li>
  );
}

function Line({ text, size, lines, look }: LabelText['address'] & { look?: string }) {
  return (
    <p dir="auto" className={look} style={{ fontSize: millimetres(size), WebkitLineClamp: lines }}>
      {text}
    </p>
  );
}
