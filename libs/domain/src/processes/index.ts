export * from './deadlines-to-watch.js';
export * from './process-command.js';
export {
  processEventNamed,
  processEvents,
  processEventStoredAs,
  type ProcessEvent,
  type ProcessEventData,
  type ProcessEventName,
} from './process-events.js';
export {
  missName,
  timersOf,
  type MessageInFlight,
  type MissInFlight,
  type ProcessState,
  type SetTimer,
} from './process-state.js';
export * from './process-stream.js';
export * from './process.decider.js';
export { maxAttempts } from './retries.js';
export * from './steps.js';
export { timerPurposes, type ProcessTimer, type TimerPurpose } from './timer.schema.js';
