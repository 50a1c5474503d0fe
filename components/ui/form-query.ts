/**
 * What a GET form asks for, as short as it can be: without fields that are empty, fields of one name as a list with
 * commas, and without what `data-usual` (a query) says anyway. Where nothing is left, it is `data-otherwise`.
 */
export function queryOfForm(form: HTMLFormElement): string {
  const fields = new FormData(form);
  const usual = new URLSearchParams(form.dataset.usual);
  const query = new URLSearchParams();
  for (const name of new Set(fields.keys())) {
    const value = fields.getAll(name).filter(Boolean).join();
    if (value !== '' && value !== usual.get(name)) query.append(name, value);
  }
  const text = query.toString().replaceAll('%2C', ',') || form.dataset.otherwise;
  return text ? `?${text}` : '';
}
