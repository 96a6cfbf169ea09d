import { control, dataOf, sandboxName } from '../data/api.js';
import { useRounds, useStable } from '../data/records.js';
import { useLoaded } from '../data/store.js';
import { Failed } from '../parts/basics.js';
import { CheckpointsPanel } from './checkpoints-panel.js';
import { ClockPanel } from './clock-panel.js';
import { FaultsPanel } from './faults-panel.js';
import { RecordsPanel } from './records-panel.js';
import { ResetPanel } from './reset-panel.js';
import { SandboxesPanel } from './sandboxes-panel.js';
import { SettingsPanel } from './settings-panel.js';

/** The world's levers. Each does what one operation of the control API does. */
export function WorldView() {
  const loaded = useLoaded(() => dataOf(control.GET('/_mock/health')), String(useRounds('records')));
  const { value, error, reload } = useStable(loaded);
  return (
    <section class="page" aria-label="World">
      <header class="bar">
        <h1>{sandboxName === undefined ? 'The default world' : `The sandbox ${sandboxName}`}</h1>
      </header>
      {error === undefined ? null : <Failed error={error} />}
      <div class="panels">
        <ResetPanel scenario={value?.scenario ?? ''} seed={value?.seed ?? 1} onReset={reload} />
        <ClockPanel />
        <CheckpointsPanel />
        <FaultsPanel />
        <SandboxesPanel />
        <RecordsPanel />
        {value === undefined ? null : <SettingsPanel settings={value} />}
      </div>
    </section>
  );
}
