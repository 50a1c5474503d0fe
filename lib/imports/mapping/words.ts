import { isReasonColumn } from '@/lib/imports/layouts/header-key';
import { nameKey } from '@/lib/imports/layouts/header-key';
import { personColumn } from './people';
import type { Target } from './mapping';

export type SingleTarget = Exclude<Target, `recipient${string}` | 'senderName'>;

/** Folded, in several languages, most specific first. */
export const SINGLE_WORDS: Record<SingleTarget, readonly string[]> = {
  orderId: list(`
    orderid ordernumber orderno ordernr ordernum ordercode orderreference orderref ordername order
    bestellnummer bestellnr bestellungsnummer bestellid auftragsnummer auftragsnr bestellung auftrag
    numerodecommande ndecommande nocommande numcommande idcommande referencecommande refcommande commande
    numerodepedido nodepedido npedido numeropedido numerodopedido nrpedido idpedido pedido
    numeroordine nordine idordine ordine numerzamowienia nrzamowienia idzamowienia zamowienie
    bestelnummer ordernummer bestelling shipmentid deliveryid
    reference referenz referencia riferimento ref number no nr id`),
  numberOfItems: list(`
    numberofitems numitems noofitems nritems itemcount itemscount itemquantity itemqty items
    quantity qty totalitems totalquantity numberofpieces noofpieces numberofparcels numberofpackages
    pieces pcs parcels packages boxes units
    anzahl menge stuckzahl stueckzahl stuck stueck anzahlartikel artikelanzahl anzahlpakete pakete
    quantite qte nombredarticles nbarticles articles nombredecolis nbcolis colis
    cantidad numerodearticulos articulos bultos unidades quantita numeroarticoli articoli pezzi colli
    ilosc liczbasztuk sztuk sztuki liczbapaczek aantal aantalartikelen hoeveelheid stuks
    quantidade qtd qtde itens`),
  deliveryDate: list(`
    deliverydate dateofdelivery requesteddeliverydate deliveryday deliveron deliverby requireddate
    requesteddate duedate lieferdatum liefertermin lieferungam wunschtermin datedelivraison datelivraison
    fechadeentrega fechaentrega datadiconsegna dataconsegna datadostawy termindostawy
    leverdatum bezorgdatum leveringsdatum datadeentrega dataentrega due date datum fecha data termin`),
  status: list(`
    orderstatus deliverystatus shippingstatus shipmentstatus fulfillmentstatus fulfilmentstatus status
    bestellstatus lieferstatus auftragsstatus statut statutcommande etatcommande
    estadodelpedido estadopedido estadodopedido statoordine stato statuszamowienia situacao`),
  deliveredAt: list(`
    deliveredat deliveredon datedelivered delivered geliefertam zugestelltam geliefert zugestellt
    livrele entregadoel entregado consegnatoil consegnato dostarczono geleverdop bezorgdop bezorgd
    entregueem entregue`),
  orderDate: list(`
    orderdate dateoforder orderedon orderedat placedon placedat purchasedate purchasedat dateofpurchase createdat
    created datecreated creationdate bestelldatum bestelltam auftragsdatum datedecommande datecommande
    fechadepedido fechadelpedido fechapedido datadopedido datapedido datadellordine datadordine dataordine
    datazamowienia besteldatum orderdatum`),
  timeWindow: list(`
    timewindow deliverywindow deliverytimewindow timeslot deliverytimeslot deliveryslot deliverytime slot
    zeitfenster lieferzeitfenster lieferuhrzeit uhrzeit creneau creneauhoraire creneaudelivraison plagehoraire
    heuredelivraison franjahoraria horariodeentrega horaentrega fasciaoraria orariodiconsegna przedzialczasowy
    oknoczasowe godzinadostawy tijdvak bezorgtijd janelahoraria horariodaentrega`),
  instructions: list(`
    instructions deliveryinstructions shippinginstructions deliverynotes deliverynote drivernotes drivernote
    customernotes customernote ordernotes ordernote notes note comments comment remarks remark
    lieferhinweis lieferhinweise lieferanweisung hinweis hinweise bemerkung bemerkungen anmerkung anmerkungen
    notiz notizen kommentar kommentare instructionsdelivraison remarque remarques commentaire commentaires
    instruccionesdeentrega instrucciones notas nota observaciones comentarios istruzioni istruzionidiconsegna
    istruzioniperilcorriere commenti osservazioni uwagi uwagidodostawy komentarz opmerking opmerkingen
    bezorginstructies instrucoes instrucoesdeentrega observacoes comentario`),
  reference: list(`
    customerreference customerref clientreference clientref yourreference yourref externalreference externalref
    externalid customerordernumber customerorderno customerpo ponumber pono purchaseordernumber purchaseorder
    kundenreferenz kundenreferenznummer ihrereferenz ihrzeichen referenceclient refclient votrereference
    referenciacliente referenciadelcliente sureferencia referenciadocliente riferimentocliente vostroriferimento
    referencjaklienta numerreferencyjny klantreferentie uwreferentie referentie
    reference referenz referencia riferimento ref`),
  needsDelivery: list(`
    requiresshipping needsshipping requiresdelivery shippingmethod deliverymethod shippingtype deliverytype
    fulfillmentmethod fulfilmentmethod versandart lieferart liefermethode modedelivraison metododeenvio
    metododeentrega metododispedizione sposobdostawy verzendmethode verzendwijze metodedenvio`),
};

/** Not part of an order, but they identify a header row. */
const OTHER_WORDS = list(`
  price preis prix precio prezzo cena
  total subtotal amount betrag currency weight gewicht poids
  createdby updated updatedat modified modifiedat paid paidat paidon paymentdate cancelledat canceledat description sku product item courier driver`);

const KNOWN = new Set([...Object.values(SINGLE_WORDS).flat(), ...OTHER_WORDS]);

function list(words: string): string[] {
  return words.trim().split(/\s+/);
}

export function isKnownName(cell: string): boolean {
  return KNOWN.has(nameKey(cell)) || isReasonColumn(cell) || personColumn(cell) !== null;
}
