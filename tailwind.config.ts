import type { Config } from 'tailwindcss';
import plugin from 'tailwindcss/plugin';
import { ICONS, iconUrl, type IconName } from './components/ui/icons';

/** `icon-check` and so on: the icon that `before-icon` draws. */
const icons = plugin(({ matchUtilities }) => {
  const values = Object.fromEntries(Object.keys(ICONS).map((name) => [name, name]));
  matchUtilities({ icon: (name) => ({ '--icon': iconUrl(name as IconName) }) }, { values });
});

/** Tailwind 4 keeps the theme in the stylesheet (app/globals.css). */
const config: Config = {
  content: ['./app/**/*.tsx', './components/**/*.tsx'],
  plugins: [icons],
};

export default config;
