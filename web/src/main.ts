// Starts the app in the page, in the reader's language. Knows nothing of what it shows.
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/prose.css';
import { mount } from 'svelte';
import App from './app/App.svelte';
import { openLanguage } from './lib/i18n/languages.ts';
import { followPreferences } from './lib/preferences.svelte.ts';

followPreferences();
await openLanguage();
const target = document.getElementById('app');
if (target) mount(App, { target });
