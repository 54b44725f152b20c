import { setMaxListeners } from "node:events";
// src/worker/stop.ts
/** Aborted when a run shall end. Each of its children listens as long as it lives; Node takes more than ten for a leak, and says so. */
function openStop() {
	let stop = new AbortController();
	return setMaxListeners(0, stop.signal), stop;
}
export { openStop as t };
