import type { Config } from 'tailwindcss';

/** Tailwind 4 keeps the theme in the stylesheet (app/globals.css); here stands only where class names are found. */
const config: Config = {
  content: ['./app/**/*.tsx', './components/**/*.tsx'],
};

export default config;
