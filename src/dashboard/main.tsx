import { render } from 'hono/jsx/dom';
import { startLive } from './data/live.js';
import { Shell } from './shell.js';

const place = document.querySelector('#app');
if (place instanceof HTMLElement) render(<Shell />, place);
startLive();
