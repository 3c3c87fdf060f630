// The app's frame, the settings and the keyboard's list, in German.
export const app = {
  Language: 'Sprache',
  Theme: 'Farben',
  System: 'System',
  Light: 'Hell',
  Dark: 'Dunkel',
  'High contrast': 'Starker Kontrast',
};
