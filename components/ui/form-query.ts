/** The shortest query of a GET form: without empty fields and `data-defaults`; if nothing is left, `data-fallback`. */
export function queryOfForm(form: HTMLFormElement): string {
  const fields = new FormData(form);
  const defaults = new URLSearchParams(form.dataset.defaults);
  const query = new URLSearchParams();
  for (const name of new Set(fields.keys())) {
    const value = fields.getAll(name).filter(Boolean).join();
    if (value !== '' && value !== defaults.get(name)) query.append(name, value);
  }
  const text = query.toString().replaceAll('%2C', ',') || form.dataset.fallback;
  return text ? `?${text}` : '';
}
