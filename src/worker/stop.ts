import { setMaxListeners } from 'node:events'

/** Aborted when a run shall end. Each of its children listens as long as it lives; Node takes more than ten for a leak, and says so. */
export function openStop(): AbortController {
  const stop = new AbortController()
  setMaxListeners(0, stop.signal)
  return stop
}
