import { statusKey } from './blank-cells';
import type { Layout, ColumnMapping, StatusMeaning } from '@/lib/imports/mapping/mapping';

/** Folded. "failed" is missing on purpose: it may mean the delivery or the payment. */
const WORDS: Record<StatusMeaning, string> = {
  DELIVERED: `
    delivered, fulfilled, complete, completed, done, finished,
    geliefert, ausgeliefert, zugestellt, abgeschlossen, erledigt, livre, livree, termine, terminee,
    entregado, entregada, completado, completada, consegnato, consegnata, completato, completata,
    dostarczone, dostarczono, dostarczony, doreczone, doreczono, zrealizowane, zakonczone,
    bezorgd, geleverd, afgeleverd, voltooid, entregue, concluido, concluida`,
  ONGOING: `
    ongoing, open, new, pending, pending payment, processing, in progress, on hold, scheduled, planned, confirmed,
    accepted, preparing, in transit, on the way, out for delivery, unfulfilled, partial, partially fulfilled,
    undelivered, not delivered,
    offen, neu, in bearbeitung, laufend, ausstehend, unterwegs, in zustellung, geplant,
    en cours, en attente, nouveau, nouvelle, en livraison, pendiente, en curso, en proceso, en reparto, en transito,
    nuevo, in corso, in attesa, in consegna, in lavorazione, nuovo, w toku, nowe, w realizacji, oczekujace, w drodze,
    lopend, nieuw, in behandeling, openstaand, onderweg, em andamento, pendente, em transito, em curso, novo`,
  leaveOut: `
    cancelled, canceled, storniert, abgebrochen, annule, annulee, cancelado, cancelada, anulado, anulada,
    annullato, annullata, anulowane, anulowano, geannuleerd,
    refunded, restocked, voided, erstattet, rembourse, remboursee, reembolsado, reembolsada, rimborsato, rimborsata,
    zwrocone, zwrocono, terugbetaald`,
};

const BY_WORD = new Map(
  Object.entries(WORDS).flatMap(([meaning, words]) =>
    words
      .split(',')
      .map((word): [string, StatusMeaning] => [word.trim(), meaning as StatusMeaning]),
  ),
);

/** Orders that nobody should deliver. */
const WOOCOMMERCE_LEFT_OUT = new Set(['failed', 'trash']);

/** Null if unknown. In Shopify's exports, anything but fulfilled and restocked is ongoing. */
export function knownStatus(layout: Layout, value: string): StatusMeaning | null {
  const word = statusKey(value).replace(/[\s_-]+/g, ' ');
  if (layout === 'shopify') {
    if (word === 'restocked') return 'leaveOut';
    return word === 'fulfilled' ? 'DELIVERED' : 'ONGOING';
  }
  if (layout !== 'woocommerce') return BY_WORD.get(word) ?? null;
  const plain = word.replace(/^wc /, '');
  return WOOCOMMERCE_LEFT_OUT.has(plain) ? 'leaveOut' : (BY_WORD.get(plain) ?? null);
}

export function statusMeaning(
  { layout, statuses }: Pick<ColumnMapping, 'layout' | 'statuses'>,
  value: string,
): StatusMeaning | null {
  const key = statusKey(value);
  return Object.hasOwn(statuses, key) ? statuses[key]! : knownStatus(layout, value);
}
