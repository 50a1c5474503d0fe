/** A page in a browser without JavaScript. */
export type FormPage = { path: string; html: string };

/** Opens pages and submits forms like a browser without JavaScript. */
export type FormClient = {
  open: (path: string) => Promise<FormPage>;
  /** Submits the form that contains a text, with additional fields. Returns the resulting page. */
  submit: (
    page: FormPage,
    form: { containing: string; fields?: Record<string, string> },
  ) => Promise<FormPage>;
};

export function newFormClient(origin: string, cookie: string): FormClient {
  async function load(path: string, init: RequestInit = {}): Promise<FormPage> {
    const headers = { cookie, origin, accept: 'text/html' };
    const response = await fetch(`${origin}${path}`, { ...init, headers, redirect: 'manual' });
    const html = await response.text();
    const location = response.headers.get('location');
    if (response.status === 303 && location) return load(location.replace(origin, ''));
    if (response.status === 200) return { path, html };
    throw new Error(`${path} responded with ${response.status} ${location ?? ''}`);
  }

  return {
    open: (path) => load(path),
    submit: (page, { containing, fields = {} }) => {
      const body = new FormData();
      for (const [name, value] of hiddenFields(page, containing)) body.append(name, value);
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      return load(page.path, { method: 'POST', body });
    },
  };
}

/** Names and values of the hidden fields of the form that contains a text. */
export function hiddenFields({ path, html }: FormPage, containing: string): [string, string][] {
  const forms = html.match(/<form\b[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((text) => text.includes(containing));
  if (!form) throw new Error(`${path} has no form with "${containing}".`);
  const inputs = form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g);
  return [...inputs].map(([, name, value = '']) => [decodeEntities(name!), decodeEntities(value)]);
}

const ENTITIES: Record<string, string> = {
  '&quot;': '"',
  '&#x27;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:quot|#x27|lt|gt|amp);/g, (entity) => ENTITIES[entity]!);
}
