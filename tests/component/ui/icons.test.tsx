import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ICONS, iconSprite, iconUrl, type IconName } from '@/components/ui/icons';

const NAMES = Object.keys(ICONS) as IconName[];

const parse = (svg: string) =>
  new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;

/** Tags and attributes of the shapes. */
function shapesOf(parent: Element): [tag: string, attributes: Record<string, string>][] {
  return [...parent.children].map((shape) => [
    shape.localName,
    Object.fromEntries([...shape.attributes].map(({ name, value }) => [name, value])),
  ]);
}

function drawnByLucide(name: IconName) {
  return shapesOf(
    parse(readFileSync(`node_modules/lucide-static/icons/${ICONS[name]}.svg`, 'utf8')),
  );
}

test('the sprite has a symbol for every icon, drawn as by Lucide', () => {
  const symbols = [...parse(iconSprite()).children];
  expect(symbols.map(({ id }) => id)).toEqual(NAMES);
  for (const symbol of symbols) {
    const drawn = shapesOf(symbol);
    expect(drawn).not.toEqual([]);
    expect(drawn).toEqual(drawnByLucide(symbol.id as IconName));
  }
});

test('the URL of an icon has the same shapes', () => {
  for (const name of NAMES) {
    const [, svg] = /^url\("data:image\/svg\+xml,([^"]*)"\)$/.exec(iconUrl(name))!;
    expect(shapesOf(parse(decodeURIComponent(svg!)))).toEqual(drawnByLucide(name));
  }
});
